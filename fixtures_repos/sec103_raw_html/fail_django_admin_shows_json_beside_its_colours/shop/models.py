from django.db import models


class Order(models.Model):
    lines = models.JSONField()
