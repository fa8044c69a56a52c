from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def index():
    return f"<h1>Hello {request.args['name']}</h1>"
