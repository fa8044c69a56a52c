from flask import Flask, jsonify
from lab_words.models import Sample

app = Flask(__name__)


@app.get("/samples/<name>")
def sample(name):
    return jsonify(name=Sample.parse(name).name)
