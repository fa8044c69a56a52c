from flask import Flask, jsonify, request

from shop.errors import RateLimit
from shop.plugins import receive

app = Flask(__name__)


@app.post("/parcels")
def parcels():
    try:
        return receive(request.get_json())
    except RateLimit as error:
        return jsonify(message=str(error)), 429
