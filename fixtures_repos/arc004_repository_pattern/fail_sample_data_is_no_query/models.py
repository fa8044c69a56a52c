from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Kiln(db.Model):
    id = db.Column(db.Integer, primary_key=True)
