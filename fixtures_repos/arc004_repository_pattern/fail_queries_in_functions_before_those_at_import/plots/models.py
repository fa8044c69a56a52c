from django.db import models


class Node(models.Model):
    name = models.TextField()
