from django.db import models


class Upload(models.Model):
    report = models.TextField(blank=True)
