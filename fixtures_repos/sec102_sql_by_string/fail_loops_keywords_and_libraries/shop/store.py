import followed
from flask import request


class Store:
    def __init__(self, cursor):
        self.cursor = cursor

    def counts(self, found):
        for kind in ["orders", "parts"]:
            self.cursor.execute("SELECT count(*) FROM kinds WHERE name = %s", [kind])
        for kind in found:
            self.cursor.execute(f"SELECT count(*) FROM {kind}")  # expect: SEC102

    def rows(self, name, value):
        conditions = []
        for key, given in {name: value}.items():
            conditions.append(f"{key} = '{given.hex()}'")
        self.cursor.execute(f"SELECT * FROM parts WHERE {' AND '.join(conditions)}")  # expect: SEC102

    def timer(self, **options):
        clause = [f"extra ->> '{key}' = ${at}" for at, key in enumerate(options.keys(), start=1)]
        return self.cursor.execute(f"SELECT * FROM timers WHERE {' AND '.join(clause)}")  # expect: SEC102

    def frequencies(self):
        self.cursor.execute(f"SELECT * FROM terms WHERE kind = '{followed.registry.current.user.name}'")  # expect: SEC102
        self.cursor.execute(f"SELECT * FROM terms WHERE kind = '{request.view_args.kind}'")  # expect: SEC102

    def merge(self, process, element):
        source = process(element)
        self.cursor.execute(f"INSERT INTO merged SELECT * FROM ({source}) AS a")  # expect: SEC102

    def entities(self, table):
        if not self.has_rows(table):
            return 0
        return self.cursor.execute(f"SELECT count(*) FROM {table}")  # expect: SEC102

    def has_rows(self, table):
        return len(table) > 0


def ring(store, data):
    return store.timer(**data)
