from flask import Flask, request

from shop.table import Table, order_key, tables

app = Flask(__name__)
orders, *_ = tables(app.db, [Table])

COLUMNS = {"name": "orders.name"}


@app.post("/orders/<order>/beat")
def beat(order):
    key, value = order_key(order)
    orders.update_row({key: value})
    options = {"column": request.args["column"]}
    orders.totals(**options)
    return orders.named(order)


@app.get("/orders")
def listed():
    where = []
    connection = app.db.raw_connection()
    for position, value in enumerate(request.args.getlist("name")):
        if position:
            value = connection.escape(value)
        where.append("orders.name = %s" % value)
    names = ",".join(where)
    app.db.execute("SELECT * FROM orders WHERE %s" % names)  # expect: SEC102
    for value in where:
        text = connection.escape(value)
    for value in where:
        app.db.execute("SELECT * FROM orders WHERE %s" % text)  # expect: SEC102
        text = request.args["name"]
    return app.db.execute("SELECT * FROM orders WHERE %s" % text)  # expect: SEC102
