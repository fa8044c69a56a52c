from flask import Flask

from stock.actions.move import Move
from stock.models import Crate

app = Flask(__name__)


@app.get("/crates")
def crates():
    return {"crates": [Move().run(Crate("left"))]}
