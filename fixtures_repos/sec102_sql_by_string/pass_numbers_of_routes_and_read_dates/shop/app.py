import zlib
from datetime import datetime

from flask import Flask, request

from shop.database import cursor

app = Flask(__name__)


@app.get("/orders/<int:key>")
def one(key):
    return cursor().execute(f"SELECT * FROM orders WHERE number = {key}").fetchone()


@app.get("/orders")
def since():
    day = request.args.get("day")
    try:
        datetime.strptime(day, "%Y-%m-%d")
    except ValueError:
        return "no day", 400
    return cursor().execute(f"SELECT * FROM orders WHERE day >= '{day}'").fetchall()


def lock(name):
    number = zlib.crc32(name.encode())
    cursor().execute(f"SELECT pg_advisory_xact_lock({number})")


def close(review_request):
    cursor().execute(f"UPDATE reviews SET closed = 1 WHERE number = {review_request.pk}")
