import followed
from outside.sized import uint32
from sqlalchemy.sql import ClauseElement


class Height(int):
    """A number of the service's own."""


class Store:
    def __init__(self, cursor):
        self.cursor = cursor

    def counts(self, found):
        for kind in found:
            self.cursor.execute("SELECT count(*) FROM kinds WHERE name = %s", [kind])
        for kind in ["orders", "parts"]:
            self.cursor.execute(f"SELECT count(*) FROM {kind}")

    def rows(self, price=None, title=None, *, height: Height, wallet: uint32 | None = None):
        conditions = [f"height = {height}", f"wallet = {wallet}"]
        for name, value in {
            "price": price,
            "title": title,
        }.items():
            if value is not None:
                conditions.append(f"{name} = '{value.hex()}'")
        self.cursor.execute(f"SELECT * FROM parts WHERE {' AND '.join(conditions)}")

    def timer(self, **options):
        clause = [f"extra ->> '{key}' = ${at}" for at, key in enumerate(options.keys(), start=1)]
        return self.cursor.execute(f"SELECT * FROM timers WHERE {' AND '.join(clause)}", list(options.values()))

    def frequencies(self):
        self.cursor.execute(f"SELECT * FROM terms WHERE kind = '{followed.registry.name.name}'")

    def merge(self, element: ClauseElement, compiler):
        source = compiler.process(element)
        self.cursor.execute(f"INSERT INTO merged SELECT * FROM ({source}) AS a, ({element}) AS b")

    def entities(self, table):
        if not self.has_table(table):
            return 0
        return self.cursor.execute(f"SELECT count(*) FROM {table}")

    def has_table(self, table):
        return table in self.cursor.execute("SELECT name FROM sqlite_master")


def ring(store, user_id, nonce):
    return store.timer(user_id=user_id, nonce=nonce)
