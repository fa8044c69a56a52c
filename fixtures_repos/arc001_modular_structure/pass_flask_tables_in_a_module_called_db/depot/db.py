from peewee import CharField, DatabaseProxy, Model

database = DatabaseProxy()


class Base(Model):
    class Meta:
        database = database


class Parcel(Base):
    number = CharField(20)


def connect(address):
    database.initialize(address)
