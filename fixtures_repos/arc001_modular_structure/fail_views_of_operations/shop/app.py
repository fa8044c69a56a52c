from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from shop.views.operations.deploy import DeployView

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://db/shop"
db = SQLAlchemy(app)
app.add_url_rule("/deploy", view_func=DeployView.as_view("deploy"))
