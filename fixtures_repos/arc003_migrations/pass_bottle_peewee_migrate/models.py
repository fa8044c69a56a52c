from peewee import Model, TextField
from peewee_migrate import Router


class Note(Model):
    text = TextField()


def upgrade(database):
    Router(database).run()
