from django.db import models


class LivePosts(models.Manager):
    """Those that visitors see."""

    def get_queryset(self):
        return super().get_queryset().filter(published=True)
