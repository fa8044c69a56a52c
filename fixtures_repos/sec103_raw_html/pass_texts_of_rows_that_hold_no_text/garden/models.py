import uuid
from urllib.parse import urljoin

from django.conf import settings
from django.db import models
from django.urls import reverse


def shown(moment):
    return moment.strftime("%d.%m.%Y") if moment else ""


class Plot(models.Model):
    key = models.UUIDField(default=uuid.uuid4)
    area = models.DecimalField(max_digits=7, decimal_places=2)
    label = models.CharField(max_length=40)
    soil = models.CharField(max_length=1, choices=[("s", "sand"), ("c", "clay")])
    shaded = models.BooleanField(default=False)

    @property
    def soil_class(self):
        return f"soil-{self.get_soil_display().lower()}"

    def __str__(self):
        light = "Shaded" if self.shaded else "Sunny"
        return f"{light} plot ({self.area})"

    def get_preview(self, dark=False):
        theme = "light"
        if dark:
            theme = "dark"
        address = reverse("plot-preview", kwargs={"key": self.key})
        whole = urljoin(settings.PUBLIC_ADDRESS or settings.ADDRESS, address)
        side = "left" if self.shaded else "right"
        return f"about:plots?theme={theme}&side={side}&of={whole}"


class Watering(models.Model):
    plot = models.ForeignKey(Plot, on_delete=models.CASCADE)
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    note = models.TextField()

    def __str__(self):
        return f"{shown(self.begun)} .. {shown(self.ended)} ({self.pk})"


class Sowing(models.Model):
    plot = models.ForeignKey(Plot, on_delete=models.CASCADE)
    depth = models.IntegerField()
    method = models.CharField(max_length=1, choices=[("h", "by hand"), ("m", "by machine")])

    def __str__(self):
        return "%s, %s mm" % (self.get_method_display(), self.depth)
