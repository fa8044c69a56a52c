from flask import Flask
from sqlalchemy import text
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.route("/orders")
def orders():
    return [order.id for order in Order.query.all()]


@app.route("/healthcheck")
def healthcheck():
    try:
        db.session.execute(text("SELECT 1"))
        return "ok"
    except Exception:
        return "database does not answer"
