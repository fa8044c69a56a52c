import sqlite3

from flask import Flask, request

from shop.convert import rows

app = Flask(__name__)


@app.route("/")
def home():
    return {"rows": rows(sqlite3.connect("shop.db"), request.args["table"])}
