from django.db import models


class Parcel(models.Model):
    number = models.CharField(max_length=20)

    def __str__(self):
        return self.number
