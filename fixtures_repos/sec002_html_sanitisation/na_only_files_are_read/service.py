from flask import Flask, jsonify, request

app = Flask(__name__)


def scanned(stream):
    return not stream.read(4).startswith(b"EVIL")


@app.post("/scan")
def scan():
    if "document" not in request.files:
        return jsonify(error="nothing was sent"), 400
    return jsonify(ok=scanned(request.files["document"]))
