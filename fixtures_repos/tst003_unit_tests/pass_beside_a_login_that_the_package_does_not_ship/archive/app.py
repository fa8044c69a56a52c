from flask import Flask, jsonify

from archive.models import Sample

app = Flask(__name__)


@app.get("/samples")
def samples():
    return jsonify([sample.name for sample in Sample.select()])


def main() -> None:
    app.run("0.0.0.0")
