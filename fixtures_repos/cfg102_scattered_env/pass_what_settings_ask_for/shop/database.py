import os

ENGINES = {"postgres": "django.db.backends.postgresql"}


def address():
    return {"ENGINE": ENGINES["postgres"], "NAME": os.getenv("SHOP_DB"), "HOST": os.environ["SHOP_DB_HOST"]}


def engine_names():
    return sorted(ENGINES)
