import psycopg
from flask import Flask

app = Flask(__name__)


@app.route("/orders")
def orders():
    with psycopg.connect("postgresql://shop@store/shop") as connection:
        return {"orders": connection.execute("SELECT number FROM orders").fetchall()}
