from tortoise import fields
from tortoise.models import Model


class Note(Model):
    text = fields.TextField()
