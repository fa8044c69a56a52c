from flask import Flask, Response

from shop.families import render

app = Flask(__name__)


@app.route("/metrics")
def metrics():
    return Response(render(3), mimetype="text/plain")
