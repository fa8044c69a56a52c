import sqlite3


class Shelf:
    def __init__(self, folder):
        self.rows = sqlite3.connect(f"{folder}/shelf.db")

    def keep(self, name, size):
        self.rows.execute("INSERT INTO shelf VALUES (?, ?)", (name, size))
