import sqlite3


class Mark:
    def __init__(self, text):
        self.text = text


class Quoted(Mark):
    def __call__(self):
        return f"'{self.text}'"


class Shelf:
    def __init__(self, name):
        self.connection = sqlite3.connect(name)
        self.Mark: type[Mark] = {"sqlite": Quoted}["sqlite"]

    def execute(self, statement, values=()):
        return self.connection.execute(statement, values).fetchall()
