from django.db import models
from django.urls import reverse
from django_bleach.models import BleachField


class TidyField(BleachField):
    pass


class Offer(models.Model):
    state = models.CharField(max_length=1, choices=[("n", "<b>new</b>"), ("o", "old")])
    summary = TidyField(blank=True)
    leaflet = models.FileField()

    @property
    def preview_address(self):
        return reverse("offer", args=[self.pk]) + f"?of={self.pk}"
