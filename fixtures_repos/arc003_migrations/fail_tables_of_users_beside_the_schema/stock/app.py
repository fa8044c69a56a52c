import os

from flask import Flask, request
from sqlalchemy import create_engine

from stock import schema, sheets

app = Flask(__name__)
engine = create_engine(os.environ["STOCK_DB"])
schema.create_tables(engine)


@app.post("/sheets/<name>")
def add(name):
    sheets.add(engine, name)
    return {}


@app.delete("/sheets/<name>/<column>")
def drop(name, column):
    sheets.drop(engine, name, column)
    return {}
