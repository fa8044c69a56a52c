import sqlite3

TABLES = ("orders", "customers")

connection = sqlite3.connect("shop.db")


def stamp(key):
    return f"to_timestamp(:{key})"


class Store:
    def __init__(self, connection):
        self.connection = connection
        self.kind = "sqlite"

    @property
    def now(self) -> str:
        if self.kind == "sqlite":
            return "strftime('%s', 'now')"
        return "now()"

    def moment(self, key: str) -> str:
        return stamp(key)


def filters(names):
    return " AND ".join(f"due > {stamp(name)}" for name in names)
