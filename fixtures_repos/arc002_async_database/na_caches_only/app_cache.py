import sqlite3


class Cache:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def get(self, key):
        return self.connection.execute("SELECT value FROM cache WHERE key = ?", (key,)).fetchone()

    def set(self, key, value):
        self.connection.execute("INSERT INTO cache VALUES (?, ?)", (key, value))
