from flask import Flask, jsonify

from archive.models import Sample
from login.services.mail_service import send

app = Flask(__name__)


@app.get("/samples")
def samples():
    return jsonify([sample.name for sample in Sample.select()])


@app.post("/tickets")
def ticket():
    return send("somebody")


def main() -> None:
    app.run("0.0.0.0")
