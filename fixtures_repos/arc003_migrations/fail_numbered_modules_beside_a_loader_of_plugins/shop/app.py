from flask import Flask, request

from shop import runner
from shop.db import connect

app = Flask(__name__)
runner.start()


@app.post("/orders")
def order():
    with connect() as connection:
        connection.execute("INSERT INTO orders (name) VALUES (%s)", (request.json["name"],))
    return "", 201
