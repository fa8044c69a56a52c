from django.db import models


class Order(models.Model):
    wish = models.TextField()
