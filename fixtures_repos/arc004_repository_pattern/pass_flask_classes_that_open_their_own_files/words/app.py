from flask import Flask, jsonify

from words.terms import Terms
from words.wishes import Wishes

app = Flask(__name__)


@app.get("/terms/<name>")
def term(name):
    return jsonify(Terms("terms.db").meaning(name))


@app.post("/wishes/<name>")
def wish(name):
    Wishes("wishes.db").add(name)
    return "", 201
