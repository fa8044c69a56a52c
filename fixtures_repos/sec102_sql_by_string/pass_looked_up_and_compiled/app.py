import sqlite3

from flask import Flask, request

app = Flask(__name__)
connection = sqlite3.connect("shop.db")
COLUMNS = {"id": "`order`.`id`", "total": "`order`.`total`"}


@app.get("/orders")
def orders():
    fields = request.args.getlist("fields", type=COLUMNS.__getitem__)
    names = ", ".join(fields)
    query = "SELECT %s FROM orders" % names
    return connection.execute(query).fetchall()


def ranked(queryset, model):
    sql, params = queryset.query.sql_with_params()
    return model.objects.raw(f"SELECT * FROM ({sql}) t WHERE row_number = 1", params)
