from django.db import models


class Shelf(models.Model):
    name = models.TextField()


class Book(models.Model):
    shelf = models.ForeignKey(Shelf, models.CASCADE)
    damaged = models.BooleanField()
