from django.db import models


class Visit(models.Model):
    page = models.CharField(max_length=80)
