from flask import Flask, g, jsonify

from desk.access import policy, require

app = Flask(__name__)


@app.before_request
def count():
    g.count = 1


@app.get("/healthz")
def healthz():
    return "ok"


@app.get("/api/2/status")
def status():
    require(g.user.logged_in)
    return jsonify(tasks=[])


@app.get("/api/1/status")
@policy.enforce("desk:status")
def old_status():
    return jsonify(version=1)
