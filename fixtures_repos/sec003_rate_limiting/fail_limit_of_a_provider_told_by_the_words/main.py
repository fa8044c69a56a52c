from flask import Flask, jsonify

from errors import SendError
from post import Sender

app = Flask(__name__)


@app.errorhandler(SendError)
def refused(error):
    return jsonify(error=str(error)), error.http_code


@app.post("/send")
def send():
    Sender().log_in()
    return jsonify(sent=True)
