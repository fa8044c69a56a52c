from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

app = Flask(__name__)


@app.get("/metrics")
def metrics():
    return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)
