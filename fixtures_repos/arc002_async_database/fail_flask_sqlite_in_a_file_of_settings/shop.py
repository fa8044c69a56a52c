import os
import tomllib

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
testing = bool(os.environ.get("SHOP_TESTING"))
folder = os.environ.get("SHOP_DATA", "data")
app.config.from_file("settings.toml", load=tomllib.load, text=False)
db = SQLAlchemy(app)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/orders")
def orders():
    return [order.id for order in Order.query.all()]
