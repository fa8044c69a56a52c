from django.db import models


class Order(models.Model):
    token = models.UUIDField(unique=True)
