import os

from bottle import Bottle

app = Bottle()
if not os.environ.get("BOTTLE_CHILD"):
    app.first = True


@app.get("/songs")
def songs():
    return {}
