from django.db import models


class Stamped(models.Model):
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Parcel(Stamped):
    grams = models.IntegerField()
