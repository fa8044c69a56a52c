from flask import Flask, jsonify

from access import login_required_no_redirect

app = Flask(__name__)


@app.route("/status")
@login_required_no_redirect
def status():
    return jsonify(up=True)
