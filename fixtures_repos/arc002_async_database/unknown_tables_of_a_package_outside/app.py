from flask import Flask, jsonify
from lab_db.models import Sample

app = Flask(__name__)


@app.get("/samples/<name>")
def sample(name):
    return jsonify(name=Sample.query.get(name).name)
