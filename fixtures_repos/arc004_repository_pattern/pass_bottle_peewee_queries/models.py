from peewee import Model, TextField


class Note(Model):
    text = TextField()
