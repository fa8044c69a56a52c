import os
import sqlite3

from flask import Flask

from shop.services.orders import listed

app = Flask(__name__)


@app.get("/orders")
def orders():
    connection = sqlite3.connect(os.environ["DATABASE"])
    return {"orders": connection.execute("SELECT id FROM orders").fetchall()}


@app.post("/orders")
def ordered():
    connection = sqlite3.connect(os.environ["DATABASE"])
    connection.execute("INSERT INTO orders (name) VALUES ('new')")
    return {"orders": listed()}
