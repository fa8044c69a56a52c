import os

from bottle import Bottle

app = Bottle()


@app.get("/")
def hello():
    return os.environ["GREETING"]
