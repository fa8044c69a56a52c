from flask import Flask, jsonify, render_template

app = Flask(__name__)


@app.route("/status")
def status():
    return render_template("status.html", parcels=parcels())


@app.route("/parcels")
def listed():
    return jsonify(parcels())


def parcels():
    return [{"number": 1, "state": "sent"}]
