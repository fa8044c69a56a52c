import sqlite3

connection = sqlite3.connect("places.db", check_same_thread=False)
connection.execute("CREATE TABLE IF NOT EXISTS places (name TEXT PRIMARY KEY)")


def add(name: str) -> None:
    connection.execute("INSERT INTO places VALUES (?)", (name,))


def remove(name: str) -> None:
    connection.execute("DELETE FROM places WHERE name = ?", (name,))


def names() -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM places")]
