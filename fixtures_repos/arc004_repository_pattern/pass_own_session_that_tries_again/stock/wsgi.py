import os

from flask import Flask

from stock.repositories import CrateRepository
from stock.session import TryingSession

app = Flask(__name__)


@app.get("/crates/<hall>")
def crates(hall):
    with TryingSession(os.environ["DATABASE_URL"]) as session:
        return {"crates": [crate.id for crate in CrateRepository(session).of(hall)]}
