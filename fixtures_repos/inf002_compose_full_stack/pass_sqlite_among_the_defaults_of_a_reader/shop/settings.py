from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env(
    DEBUG=(bool, False),
    DATABASE_URL=(str, "sqlite:///" + str(BASE_DIR / "shop.sqlite3")),
)

SECRET_KEY = env("SECRET_KEY")
DEBUG = env("DEBUG")
INSTALLED_APPS = ["django.contrib.contenttypes", "stock"]
ROOT_URLCONF = "shop.urls"
DATABASES = {"default": env.db()}
