from flask import Flask

from stock.models import Crate

app = Flask(__name__)


@app.get("/crates")
def crates():
    return {"crates": [Crate("left").hall]}
