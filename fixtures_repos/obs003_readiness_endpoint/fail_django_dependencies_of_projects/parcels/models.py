from django.db import models


class Dependency(models.Model):
    name = models.CharField(max_length=20)
