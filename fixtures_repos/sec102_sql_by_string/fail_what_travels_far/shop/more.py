from flask import request


class Extras:
    def __init__(self, db):
        self.db = db

    def clean(self):
        self.db.execute(f"DELETE FROM {self.table}")  # expect: SEC102

    def find(self, name):
        self.db.execute("SELECT * FROM t WHERE name = '{}'".format(name.replace("'", "’")))  # expect: SEC102
        self.db.execute(f"SELECT * FROM t WHERE name = '{request.args['name'] + 'x'}'")  # expect: SEC102


class Notes(Extras):
    table = "notes"


class Ratings(Extras):
    @property
    def table(self):
        return request.args["table"]


class Problem(Exception):
    def __init__(self, message):
        super().__init__(message)


def copy_table(source, connection):
    connection.execute("DELETE FROM %s" % source)  # expect: SEC102
