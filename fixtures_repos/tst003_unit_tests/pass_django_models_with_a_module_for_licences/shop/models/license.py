from django.db import models


class License(models.Model):
    title = models.CharField(max_length=40)
