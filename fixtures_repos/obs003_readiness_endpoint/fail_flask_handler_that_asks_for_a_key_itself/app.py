import os

from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db = SQLAlchemy(app)


class Kiln(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def authenticate_key() -> bool:
    return request.headers.get("X-Key") == os.environ["KEY"]


@app.get("/status")
def status():
    if not authenticate_key():
        return jsonify({"error": "Unauthorized"}), 401
    return jsonify({"kilns": Kiln.query.count()})
