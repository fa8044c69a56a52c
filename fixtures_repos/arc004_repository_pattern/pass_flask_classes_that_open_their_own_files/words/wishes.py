import sqlite3


class Wishes:
    def __init__(self, path):
        self.file = sqlite3.connect(path, check_same_thread=False)

    def add(self, name):
        self.file.execute("INSERT INTO wishes (name) VALUES (?)", (name,))
        self.file.commit()
