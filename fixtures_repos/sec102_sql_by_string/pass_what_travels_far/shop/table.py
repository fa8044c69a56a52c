import re

_OPERATOR = re.compile(r"(\w+)(<|>)")


def order_key(order):
    if order.isdigit():
        return "order_id", int(order)
    return "order_code", order


class Table:
    name = "orders"

    def __init__(self, db, table=None):
        self.db = db
        self.table = table or "orders"

    def update_row(self, filters, values):
        sets = []
        for column, value in values.items():
            sets.append("%s = %%s" % column)
        conditions = []
        for column, value in filters.items():
            operator = "="
            found = _OPERATOR.match(column)
            if found:
                column = found.group(1)
                operator = found.group(2)
            conditions.append("%s %s %%s" % (column, operator))
        sql = "UPDATE {0} SET {1} WHERE {2}".format(self.table, ", ".join(sets), " AND ".join(conditions))
        self.db.execute(sql, (*values.values(), *filters.values()))

    def totals(self, *, columns=("amount",), limit=10):
        listed = ", ".join(f"sum({column})" for column in columns)
        return self.db.execute(f"SELECT {listed} FROM orders LIMIT %s", (limit,))


class Orders(Table):
    pass
