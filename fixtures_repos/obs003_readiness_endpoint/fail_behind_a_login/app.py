from flask import Flask
from flask_login import login_required
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text

app = Flask(__name__)
db = SQLAlchemy(app)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/status")
@login_required
def status():
    db.session.execute(text("SELECT 1"))
    return {}
