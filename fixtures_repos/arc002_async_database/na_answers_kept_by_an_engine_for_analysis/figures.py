import duckdb


class Kept:
    def __init__(self, path: str) -> None:
        self.connection = duckdb.connect(path)

    def keep(self, key: str, text: str) -> None:
        self.connection.execute("INSERT INTO kept VALUES (?, ?)", [key, text])
