from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/greeting", methods=["GET"])
def greeting():
    name = request.args.get("name")
    return jsonify(text=f"Good morning, {name}")
