import random
import sqlite3


class Guesser:
    def __init__(self, path):
        self.file = sqlite3.connect(path, check_same_thread=False)

    def begin(self):
        rows = self.file.execute("SELECT name FROM terms").fetchall()
        name = random.choice(rows)[0]
        self.file.execute("INSERT INTO games (name) VALUES (?)", (name,))
        self.file.commit()
        return name

    def hint(self, name):
        return name[0] + "_" * (len(name) - 1)

    def judge(self, name, guess):
        return name.casefold() == guess.strip().casefold()

    def praise(self, tries):
        return "well done" if tries < 4 else "at last"
