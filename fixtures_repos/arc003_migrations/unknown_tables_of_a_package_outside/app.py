from flask import Flask, jsonify
from lab_db.database import Session
from lab_db.models import Sample

app = Flask(__name__)


@app.get("/samples")
def samples():
    return jsonify([sample.name for sample in Session.query(Sample).all()])


@app.post("/samples/<name>")
def add(name):
    Session.add(Sample(name=name))
    Session.commit()
    return jsonify(name=name)
