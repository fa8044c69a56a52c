import os

import dataset
from flask import Flask, request

app = Flask(__name__)
db = dataset.connect(os.environ["DATABASE_URL"])


@app.get("/items")
def items():
    return list(db["items"].all())


@app.post("/items")
def add():
    db["items"].insert(request.json)
    return {}
