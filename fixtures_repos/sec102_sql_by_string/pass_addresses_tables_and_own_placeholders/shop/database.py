import sqlite3


class Mark:
    def many(self, values):
        return ", ".join(self() for _ in values)


class QuestionMark(Mark):
    def __call__(self):
        return "?"


class CountedMark(Mark):
    def __init__(self, start: int = 0):
        self.counter = start

    def __call__(self):
        self.counter += 1
        return f":{self.counter}"


class Shelf:
    def __init__(self, name):
        self.connection = sqlite3.connect(name)
        self.kinds = {"sqlite": QuestionMark, "oracle": CountedMark}
        self.Mark: type[Mark] = self.kinds["sqlite"]

    def execute(self, statement, values=()):
        return self.connection.execute(statement, values).fetchall()
