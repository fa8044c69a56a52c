from flask import Flask, request
from sqlalchemy import func, select, text

from shop import settings
from shop.models import Order
from shop.table import Orders, order_key

app = Flask(__name__)
orders = Orders(app.db)

COLUMNS = {"name": "orders.name", "paid": "orders.paid"}
OPERATORS = {"eq": "%s = %s", "gt": "%s > %s"}
TRANSFORMS = {"paid": lambda value: "FROM_UNIXTIME(%s)" % value}


@app.post("/orders/<order>/beat")
def beat(order):
    key, value = order_key(order)
    orders.update_row({key: value, "beat<": 3}, {"beat": request.json["beat"]})
    options = {"columns": ("amount", "tax"), "limit": request.args["limit"]}
    orders.totals(**options)
    return ""


@app.get("/orders")
def listed():
    where = []
    connection = app.db.raw_connection()
    for key, values in request.args.items():
        column, _, operator = key.partition("__")
        if column not in COLUMNS:
            continue
        for value in values:
            try:
                value = int(value)
            except ValueError:
                value = value.strip()
            value = connection.escape(value)
            if column in TRANSFORMS:
                value = TRANSFORMS[column](value)
            where.append(OPERATORS[operator] % (COLUMNS[column], value))
    return app.db.execute("SELECT * FROM orders WHERE %s" % " AND ".join(where))


def prepare(session):
    for extension in settings.EXTENSIONS:
        session.execute(text(f'CREATE EXTENSION "{extension}"'))
    last = session.scalar(select(func.max(Order.id)))
    session.execute(text(f"ALTER SEQUENCE orders_id_seq RESTART WITH {last}"))


def sample(count):
    for number in range(count):
        yield f"order {number}"


ROWS = "INSERT INTO orders VALUES " + ", ".join("('{}')".format(name) for name in sample(3))


def fill(session):
    session.execute(ROWS)
