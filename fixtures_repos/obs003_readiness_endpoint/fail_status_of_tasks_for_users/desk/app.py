import redis
from flask import Flask, g, jsonify

from desk.access import require

app = Flask(__name__)
queue = redis.Redis(host="queue")

@app.get("/api/2/status")
def status():
    require(g.user.logged_in)
    return jsonify(tasks=queue.llen("tasks"))
