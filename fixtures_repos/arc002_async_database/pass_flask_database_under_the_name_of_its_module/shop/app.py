import os

from flask import Flask

from shop.ext import db
from shop.models import Crate

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db.init_app(app)


@app.get("/crates")
def crates():
    return {"labels": [crate.label for crate in Crate.query.all()]}
