from django.db import models


class Parcel(models.Model):
    lost = models.BooleanField()
