from flask import Flask, jsonify

from till.config import config

app = Flask(__name__)
app.secret_key = config.secret_key


@app.get("/receipts")
def receipts():
    return jsonify([])
