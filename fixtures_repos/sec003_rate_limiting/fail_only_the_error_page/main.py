from flask import Flask, jsonify

app = Flask(__name__)


@app.errorhandler(429)
def rate_limited(error):
    return jsonify(error="too many requests"), 429


@app.get("/")
def index():
    return "hello"
