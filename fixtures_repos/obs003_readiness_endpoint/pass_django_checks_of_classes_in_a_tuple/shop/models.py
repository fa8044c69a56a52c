from django.db import models


class Product(models.Model):
    objects = models.Manager()
    title = models.CharField(max_length=80)
