from flask import Flask

app = Flask(__name__)


@app.route("/status/<int:code>")
def status(code):
    return "", code


@app.route("/orders/<int:number>/status")
def order_status(number):
    return {}


@app.post("/heartbeat")
def heartbeat():
    return {}
