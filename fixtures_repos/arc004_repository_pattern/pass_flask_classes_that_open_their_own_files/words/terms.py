import sqlite3


class Terms:
    def __init__(self, path):
        self.file = sqlite3.connect(path, check_same_thread=False)
        self.file.execute("CREATE TABLE IF NOT EXISTS terms (name TEXT PRIMARY KEY, meaning TEXT)")

    def meaning(self, name):
        return self.file.execute("SELECT meaning FROM terms WHERE name = ?", (name,)).fetchone()

    def everything(self):
        return self.file.execute("SELECT name, meaning FROM terms").fetchall()
