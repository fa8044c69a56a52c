from flask import Flask

from shop.database import DB
from shop.models import Order

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://database/shop"
DB.init_app(app)


@app.post("/orders")
def add():
    DB.session.add(Order())
    DB.session.commit()
    return {}
