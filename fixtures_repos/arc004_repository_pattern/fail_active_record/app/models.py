from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)

    @classmethod
    def by_name(cls, name):
        return User.query.filter_by(name=name).first()

    def store(self):
        db.session.add(self)
        db.session.commit()
