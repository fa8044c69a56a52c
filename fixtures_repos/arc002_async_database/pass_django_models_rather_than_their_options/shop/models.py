from django.db import models
from django_extensions.db.models import TimeStampedModel


class Sorted(TimeStampedModel):
    class Meta(TimeStampedModel.Meta):
        abstract = True
        ordering = ["-created"]


class DummyParcel(Sorted):
    grams = 5


class Parcel(Sorted):
    grams = models.IntegerField()
