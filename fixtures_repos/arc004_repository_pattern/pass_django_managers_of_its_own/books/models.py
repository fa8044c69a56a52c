from django.db import models

from books.managers import BookQuerySet


class Book(models.Model):
    title = models.TextField()
    published = models.BooleanField(default=False)
    objects = BookQuerySet.as_manager()
