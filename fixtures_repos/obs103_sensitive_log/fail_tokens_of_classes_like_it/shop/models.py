from django.db import models


class Order(models.Model):
    token = models.UUIDField(unique=True)


class App(models.Model):
    token = models.CharField(max_length=40)
