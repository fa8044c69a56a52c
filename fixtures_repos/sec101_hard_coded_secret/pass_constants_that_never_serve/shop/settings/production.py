from shop.settings.base import *

DATABASES = {"default": {"NAME": "shop", "USER": "", "PASSWORD": "", "HOST": "localhost"}}
