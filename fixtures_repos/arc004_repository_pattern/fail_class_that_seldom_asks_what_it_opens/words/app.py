from flask import Flask, jsonify

from words.guesser import Guesser

app = Flask(__name__)


@app.get("/games/new")
def new():
    guesser = Guesser("terms.db")
    return jsonify(guesser.hint(guesser.begin()))
