import copy
from string import Template

from flask import Flask, request

from shop.settings import config_get
from shop.stores import ORDER_COLUMNS, Aggregate, store_of

app = Flask(__name__)
SEQUENCE = Template("${table}_id_seq")
FIELDS = [{"name": "code"}, {"name": "amount"}]


def quoted(name):
    return f'"{name}"'


@app.get("/orders")
def orders():
    sort = request.args.get("sort", "id")
    if sort == "state":
        states = request.args.getlist("state")
    else:
        states = []
        if sort not in ORDER_COLUMNS:
            sort = "id"
    direction = request.args.get("direction", "").lower()
    if direction not in ("asc", "desc"):
        direction = "asc"
    return app.db.execute(f"SELECT * FROM orders WHERE state = ANY(%s) ORDER BY {sort} {direction}", [states])


@app.get("/columns")
def columns():
    names = ", ".join([quoted(column) for column in ORDER_COLUMNS])
    app.db.execute(f"SELECT {names} FROM orders")
    for field in [item["name"] for item in copy.deepcopy(FIELDS) if item["name"] != "id"]:
        app.db.execute(f"SELECT {field} FROM orders")
    app.db.execute(f"CREATE SEQUENCE {SEQUENCE.substitute(table='orders')}")
    schema, _, table = "shop.orders".rpartition(".")
    return app.db.execute(f"SELECT * FROM {schema}.{table} TABLESAMPLE SYSTEM ({min(5, len(names))})")


@app.post("/orders/archive")
def archive():
    ids = store_of("orders").ids()
    batch = ids[0:100]
    keys = ",".join(str(key) for key in batch)
    app.db.execute(f"DELETE FROM orders WHERE id IN ({keys})")
    return app.db.execute(f"SELECT * FROM {config_get('database', 'orders_view')}")


def total(amount):
    if not isinstance(amount, (int, float)):
        raise TypeError(amount)
    return app.db.execute(f"SELECT * FROM orders WHERE amount > {amount}")


def report(aggregate: Aggregate):
    return app.db.execute(f"SELECT * FROM {aggregate.view()}")


@app.post("/machines")
def machines():
    return app.management.query(f"SELECT * FROM Win32_Process WHERE Name = '{request.form['name']}'")
