from flask import Flask, jsonify

from till.config import config
from till_client.client import Client, Receipt

app = Flask(__name__)
app.secret_key = config.secret_key


@app.get("/receipts")
def receipts():
    return jsonify([vars(Receipt(1)), *Client.from_environment().receipts()])
