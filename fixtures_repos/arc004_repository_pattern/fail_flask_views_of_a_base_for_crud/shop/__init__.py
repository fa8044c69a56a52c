from flask import Flask

from shop.models import db
from shop.orders import Orders

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://database/shop"
db.init_app(app)
app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
