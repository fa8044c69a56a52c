import os

ROOT_URLCONF = "shop.urls"
SECRET_KEY = os.environ.get("SHOP_SECRET")
LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(message)s"}},
    "handlers": {"file": {"class": "logging.FileHandler", "filename": "shop.log", "formatter": "plain"}},
    "root": {"handlers": ["file"]},
}
