from flask import Flask

from barn.store import bales

app = Flask(__name__)


@app.get("/hay")
def hay():
    return {"bales": bales()}
