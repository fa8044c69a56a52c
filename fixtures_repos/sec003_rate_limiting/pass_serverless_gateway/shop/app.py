from flask import Flask

app = Flask(__name__)


@app.post("/offers")
def offer():
    return {"offers": 1}, 201
