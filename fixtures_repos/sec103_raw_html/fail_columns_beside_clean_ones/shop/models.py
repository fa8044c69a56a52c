from django.db import models
from django_bleach.models import BleachField


def translated(english, german):
    return property(lambda self: getattr(self, english if self.language == "en" else german))


class Offer(models.Model):
    summary = models.TextField(blank=True)
    headline = models.CharField(max_length=80)
    leaflet = models.FileField()
    url = models.URLField()

    caption = translated("headline", "summary")

    @property
    def shown_address(self):
        return f"/offers/{self.headline}"


class Note(models.Model):
    summary = BleachField()
