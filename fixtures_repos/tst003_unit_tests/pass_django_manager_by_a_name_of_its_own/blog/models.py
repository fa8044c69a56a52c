from django.db import models

from blog.managers import LivePosts


class Post(models.Model):
    published = models.BooleanField(default=False)

    objects = models.Manager()
    live = LivePosts()
