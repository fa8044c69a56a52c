from flask import Flask

from depot.repositories import ParcelRepository

app = Flask(__name__)


@app.get("/parcels")
def parcels():
    return list(ParcelRepository().numbers())


@app.post("/parcels/<number>")
def add(number):
    ParcelRepository().add(number)
    return {}
