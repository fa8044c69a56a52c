import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
testing = bool(os.environ.get("SHOP_TESTING"))
folder = os.environ.get("SHOP_DATA", "data")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://" if testing else os.environ["SHOP_DATABASE"]
db = SQLAlchemy(app)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/orders")
def orders():
    return [order.id for order in Order.query.all()]
