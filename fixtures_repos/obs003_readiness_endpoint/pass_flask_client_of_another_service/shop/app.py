from flask import Flask, jsonify

from shop.clients import client

app = Flask(__name__)


@app.route("/_status")
def status():
    try:
        answer = client.status()
    except OSError as error:
        return jsonify(status="error", message=str(error)), 500
    return jsonify(status="ok", api=answer)
