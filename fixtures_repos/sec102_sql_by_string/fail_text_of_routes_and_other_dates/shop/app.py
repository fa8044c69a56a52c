import sqlite3
from datetime import datetime

from flask import Flask, request

app = Flask(__name__)


@app.get("/orders/<name>/<int:key>")
def one(name, key):
    key = request.args.get("key", key)
    found = cursor().execute(f"SELECT * FROM orders WHERE name = '{name}'").fetchone()  # expect: SEC102
    return found or cursor().execute(f"SELECT * FROM orders WHERE key = '{key}'").fetchone()  # expect: SEC102


@app.get("/orders")
def since():
    day = request.args.get("day")
    rows = cursor().execute(f"SELECT * FROM orders WHERE day >= '{day}'").fetchall()  # expect: SEC102
    datetime.strptime(day, "%Y-%m-%d")
    return rows


def cursor():
    return sqlite3.connect("shop.db").cursor()
