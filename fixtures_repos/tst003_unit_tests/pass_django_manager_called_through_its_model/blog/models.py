from django.db import models

from blog.managers import PostManager


class Post(models.Model):
    published = models.BooleanField(default=False)

    objects = PostManager()
