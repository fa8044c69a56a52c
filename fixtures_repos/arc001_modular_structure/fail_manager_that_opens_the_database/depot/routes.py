import os

from flask import Flask

from depot.db.manager import Manager
from depot.db.models import Crate

app = Flask(__name__)
manager = Manager(os.environ["DATABASE_URL"])


@app.get("/crates")
def crates():
    return {"count": manager.session.query(Crate).count()}
