from flask import Flask, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    return [request.args.get("wanted")]
