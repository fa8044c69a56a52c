from tortoise import fields, models


class Note(models.Model):
    text = fields.TextField()
