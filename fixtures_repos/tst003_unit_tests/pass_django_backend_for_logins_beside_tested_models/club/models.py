from django.db import models


class Member(models.Model):
    card = models.TextField()
