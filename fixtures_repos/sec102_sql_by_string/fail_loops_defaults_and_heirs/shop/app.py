from string import Template

from flask import Flask, request

from shop.stores import ORDER_COLUMNS, Aggregate, NamedQueue, Queue

app = Flask(__name__)
SEQUENCE = Template("${table}_id_seq")


@app.get("/orders")
def orders():
    sort = request.args.get("sort", "id")
    if sort == "state":
        sort = request.args["state"]
    else:
        if sort not in ORDER_COLUMNS:
            sort = "id"
    direction = request.args.get("direction", "asc")
    if direction not in ("asc", "desc"):
        direction = request.args["default"]
    app.db.execute(f"SELECT * FROM orders ORDER BY {sort}")  # expect: SEC102
    return app.db.execute(f"SELECT * FROM orders ORDER BY id {direction}")  # expect: SEC102


@app.get("/columns")
def columns():
    names = ", ".join([f'"{column}"' for column in request.args.getlist("column")])
    app.db.execute(f"SELECT {names} FROM orders")  # expect: SEC102
    app.db.execute(f"CREATE SEQUENCE {SEQUENCE.substitute(table=request.args['table'])}")  # expect: SEC102
    schema, _, table = request.args["table"].rpartition(".")
    app.db.execute(f"SELECT * FROM {schema}")  # expect: SEC102
    return app.db.execute(f"SELECT * FROM {table}")  # expect: SEC102


@app.post("/orders/archive")
def archive():
    codes = request.json["codes"]
    batch = codes[0:100]
    listed = ",".join(str(code) for code in batch)
    return app.db.execute(f"DELETE FROM orders WHERE code IN ({listed})")  # expect: SEC102


def total(amount):
    if not isinstance(amount, (int, str)):
        raise TypeError(amount)
    return app.db.execute(f"SELECT * FROM orders WHERE amount > {amount}")  # expect: SEC102


def report(aggregate: Aggregate):
    return app.db.execute(f"SELECT * FROM {aggregate.view()}")  # expect: SEC102


@app.post("/queues")
def queues():
    NamedQueue(app.db, request.json["table"]).clear()
    return Queue(app.db, "orders").first()
