import os


def address():
    return {"ENGINE": "django.db.backends.postgresql", "NAME": os.getenv("SHOP_DB")}  # expect: CFG102
