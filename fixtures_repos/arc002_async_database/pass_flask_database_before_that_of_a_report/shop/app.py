import os

from flask import Flask
from sqlalchemy import select

from nightly.report import totals
from shop.db import Order, db

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db.init_app(app)


@app.get("/orders")
def orders():
    return [order.name for order in db.session.scalars(select(Order))]


@app.post("/orders/<name>")
def order(name):
    db.session.add(Order(name=name))
    db.session.commit()
    return {"name": name}


@app.get("/totals")
def all_totals():
    return totals()
