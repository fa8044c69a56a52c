import re

_NAME = re.compile(r"(.+)")


def order_key(order):
    if order.isdigit():
        return "order_id", int(order)
    return order, "order_code"


class Table:
    def __init__(self, db, table="orders"):
        self.db = db
        self.table = table

    def update_row(self, filters):
        conditions = []
        for column, value in filters.items():
            conditions.append("%s = %%s" % column)
        sql = "UPDATE orders SET x = 1 WHERE {0}".format(" AND ".join(conditions))  # expect: SEC102
        self.db.execute(sql, tuple(filters.values()))

    def totals(self, *, column="amount"):
        return self.db.execute(f"SELECT sum({column}) FROM orders")  # expect: SEC102

    def rows(self):
        return self.db.execute(f"SELECT * FROM {self.table}")  # nobody gives another name

    def named(self, name):
        part = _NAME.match(name).group(1)
        return self.db.execute(f"SELECT * FROM orders WHERE name = '{part}'")  # expect: SEC102


class View:
    def __init__(self, db, name=None):
        self.db = db
        self.name = name

    def rows(self):
        return self.db.execute(f"SELECT * FROM {self.name}")  # expect: SEC102


def tables(db, kinds):
    return [kind(db) for kind in kinds]
