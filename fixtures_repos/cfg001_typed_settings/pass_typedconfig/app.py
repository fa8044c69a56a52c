from flask import Flask, jsonify

from config import config

app = Flask(__name__)


@app.get("/jars")
def jars():
    return jsonify(size=config.page_size)
