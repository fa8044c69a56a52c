from depot.database import connect


def names() -> list[str]:
    with connect() as connection:
        return [row[0] for row in connection.execute("SELECT name FROM crates")]


def add(name: str) -> None:
    with connect() as connection:
        connection.execute("INSERT INTO crates (name) VALUES (%s)", (name,))
