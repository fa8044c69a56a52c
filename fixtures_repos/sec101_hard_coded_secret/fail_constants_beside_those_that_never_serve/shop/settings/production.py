from shop.settings.base import *

CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
