from app import db


class Row(db.Model):
    __abstract__ = True
    id = db.Column(db.BigInteger, primary_key=True)


class Ticket(Row):
    __tablename__ = "tickets"
    title = db.Column(db.String(120))
