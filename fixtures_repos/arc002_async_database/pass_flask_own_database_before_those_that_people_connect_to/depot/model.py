from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Server(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    address = db.Column(db.String(200))
