from flask import Flask, jsonify

from ship.flow.blocks import dice
from ship.services import zones
from ship.providers import parcel

app = Flask(__name__)


@app.get("/zones/<name>")
def zone(name):
    return jsonify(zones.cost(name) + dice.throw(), parcel.Parcel(id=1).id)
