from flask import Flask

from depot.db import engine_address, rows

app = Flask(__name__)


@app.get("/ready")
def ready():
    return {"database": engine_address().partition("@")[2]}


@app.get("/parcels")
def parcels():
    return list(rows())
