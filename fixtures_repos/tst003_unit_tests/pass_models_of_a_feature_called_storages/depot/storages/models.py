from depot import db


class CRUDMixin:
    def save(self):
        db.session.add(self)
        db.session.commit()


class Storage(CRUDMixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    place = db.Column(db.String(80))

    def room(self):
        return self.place.partition("/")[0]
