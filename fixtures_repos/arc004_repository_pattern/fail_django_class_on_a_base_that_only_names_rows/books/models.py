from django.contrib.auth import get_user_model
from django.db import models


class Book(models.Model):
    title = models.TextField()
