from flask import Flask, jsonify

from model import Repository, session

app = Flask(__name__)


@app.get("/repositories")
def listed():
    return jsonify([each.name for each in session.query(Repository).all()])


@app.get("/repositories/<name>")
def one(name):
    return jsonify(Repository.named(name).name)
