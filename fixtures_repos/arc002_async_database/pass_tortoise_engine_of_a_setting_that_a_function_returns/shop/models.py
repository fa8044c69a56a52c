from tortoise import fields, models


class Order(models.Model):
    name = fields.CharField(50)
