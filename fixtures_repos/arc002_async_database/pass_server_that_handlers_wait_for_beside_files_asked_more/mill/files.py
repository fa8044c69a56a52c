import sqlite3


class Journal:
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)

    def begin(self, name: str) -> None:
        self.connection.execute("INSERT INTO runs VALUES (?)", (name,))

    def end(self, name: str) -> None:
        self.connection.execute("UPDATE runs SET ended = 1 WHERE name = ?", (name,))

    def drop(self, name: str) -> None:
        self.connection.execute("DELETE FROM runs WHERE name = ?", (name,))
