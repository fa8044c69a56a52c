from flask import Flask

from services import tidy

app = Flask(__name__)


@app.get("/tickets/<town>")
def tickets(town):
    return tidy({town: 12})
