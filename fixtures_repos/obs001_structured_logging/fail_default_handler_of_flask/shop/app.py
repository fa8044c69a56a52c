from flask import Flask

from shop import logs  # noqa: F401

app = Flask(__name__)


@app.get("/orders")
def orders():
    return {"orders": []}
