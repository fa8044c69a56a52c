from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

app = Flask(__name__)


def render():
    return generate_latest()


@app.route("/-/metrics")
def metrics():
    return Response(render(), mimetype=CONTENT_TYPE_LATEST)
