from django.db import models


class Repository(models.Model):
    name = models.TextField()
