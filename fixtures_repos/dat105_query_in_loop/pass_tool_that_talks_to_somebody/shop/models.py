from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Clerk(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40))


class Badge(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    clerk_id = db.Column(db.ForeignKey("clerk.id"))
