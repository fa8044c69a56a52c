import os

from flask import Flask, g
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from stock.db import calls

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"])


class Context:
    def __init__(self):
        self.session = Session(engine)


@app.get("/crates")
def crates():
    return {"crates": [crate.id for crate in calls.crates_of(Context(), "left")]}


@app.post("/crates")
def crate():
    calls.add_crate(Context(), "left")
    return {}
