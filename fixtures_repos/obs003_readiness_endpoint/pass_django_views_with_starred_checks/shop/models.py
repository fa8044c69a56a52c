from django.db import models


class Parcel(models.Model):
    grams = models.IntegerField()
