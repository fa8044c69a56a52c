import os
from typing import Annotated, Literal

from annotated_types import Predicate

from shop.store import TABLES, Store, connection

COLUMNS = {"id": "o.id", "total": "o.total"}
ALL = ", ".join(COLUMNS.values())
LEDGER = {"table": os.environ.get("LEDGER", "ledger")}
Order = Literal["asc", "desc"]

store = Store(connection)


def listed(keys):
    chosen = keys
    if chosen:
        chosen = [COLUMNS[key] for key in chosen if key in COLUMNS]
    shown = ", ".join(chosen) if chosen else ALL
    return connection.execute(f"SELECT {shown} FROM orders").fetchall()


def changed(data, number):
    assigned = ", ".join(f"{name}=?" for name in data if name in COLUMNS)
    return connection.execute(f"UPDATE orders SET {assigned} WHERE id = ?", (*data.values(), number))


def counted(table):
    if table not in TABLES:
        raise ValueError(table)
    return connection.execute("SELECT count(*) FROM %s" % table).fetchone()


def checked(column):
    if not column.isidentifier():
        raise ValueError(column)
    return connection.execute(f"SELECT {column} FROM orders").fetchall()


def sorted_by(order: Order, limit: int):
    return connection.execute(f"SELECT id FROM orders ORDER BY id {order} LIMIT {limit}").fetchall()


def of_owner(owner):
    return connection.execute(f"SELECT id FROM orders WHERE owner_id = {owner.id}").fetchall()


def inserted(name, total):
    row = {"name": name, "total": total}
    row = {key: value for key, value in row.items() if value is not None}
    names = ", ".join(row.keys())
    marks = ", ".join(f":{key}" for key in row.keys())
    return connection.execute(f"INSERT INTO orders ({names}) VALUES ({marks})", row)


def shared(cursor):
    cursor.execute("SELECT team_id FROM shares")
    teams = " OR ".join("team_id = %s" % row["team_id"] for row in cursor)
    cursor.execute("SELECT id FROM orders WHERE " + teams)
    return cursor.fetchall()


def booked():
    return connection.execute(f"SELECT total FROM {LEDGER['table']}").fetchall()


def expired():
    return connection.execute(f"DELETE FROM orders WHERE due < {store.now}")


def recent():
    return connection.execute(f"SELECT id FROM orders WHERE due > {store.moment('since')}", {"since": 1})


def explained(statement, values):
    return connection.execute(f"EXPLAIN {statement}", values).fetchall()


def copied(table):
    if '"' not in table and "'" not in table:
        return connection.execute(f'SELECT * FROM "{table}"').fetchall()
    return []


def put(name, total):
    row = {"name": name, "total": total}
    names = [f'"{key}"' for key in row.keys()]
    marks = [f"${number + 1}" for number in range(len(row))]
    return connection.execute(f"INSERT INTO orders ({', '.join(names)}) VALUES ({', '.join(marks)})", row)


class Ledger:
    def __init__(self, config):
        self.config = config
        self.table = self.config.get("table", "ledger")

    def read(self, column):
        return connection.execute(f"SELECT {column.name} FROM {self.table}").fetchall()


Field = Annotated[str, Predicate(str.isidentifier)]


def totals(field: Field):
    return connection.execute(f"SELECT sum({field}) FROM orders").fetchone()


def matching(wanted):
    where = " AND ".join(f"{key} = ?" for key, value in wanted.items() if value is not None)
    return connection.execute(f"SELECT id FROM orders WHERE {where}", list(wanted.values())).fetchall()


def of_customer(customer, total):
    return matching({"customer": customer, "total": total})
