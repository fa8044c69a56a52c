import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
app = Celery("shop", broker=os.environ["SHOP_BROKER"])  # expect: CFG102
