from flask import Flask, request

app = Flask(__name__)


def wanted():
    return request.args.get("wanted")


@app.get("/orders")
def orders():
    return [request.args.get("wanted")]
