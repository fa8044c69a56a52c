import os

from bottle import Bottle
from peewee import Model, TextField
from playhouse.db_url import connect

database = connect(os.environ["DATABASE_URL"])
app = Bottle()


class Note(Model):
    text = TextField()


@app.get("/notes")
def notes():
    return {"count": Note.select().count()}
