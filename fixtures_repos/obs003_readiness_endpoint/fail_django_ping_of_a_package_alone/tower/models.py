from django.db import models


class Bell(models.Model):
    name = models.CharField(max_length=40)
