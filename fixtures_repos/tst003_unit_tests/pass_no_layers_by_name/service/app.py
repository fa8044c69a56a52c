from flask import Flask


def parse(header):
    return header.split(",")


app = Flask(__name__)


@app.get("/")
def index():
    return "ok"
