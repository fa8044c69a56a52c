import os

SECRET_KEY = os.environ["SECRET_KEY"]
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["parcels"]
MIDDLEWARE = []
DATABASES = None
if os.environ.get("DATABASE"):
    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["DATABASE"]}}
