from django.conf import settings
from django.core.cache import cache


def ready():
    if settings.DEBUG:
        try:
            cache.clear()
        except Exception:
            pass
