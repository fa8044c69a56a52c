from django.db import models


class Project(models.Model):
    host = models.CharField(max_length=80)
