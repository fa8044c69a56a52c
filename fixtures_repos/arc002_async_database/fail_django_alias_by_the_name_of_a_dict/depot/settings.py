import os

ROOT_URLCONF = "depot.urls"
WSGI_APPLICATION = "depot.wsgi.application"
INSTALLED_APPS = ["depot"]
SECRET_KEY = os.environ["SECRET_KEY"]

_file = os.path.expanduser("~/depot.sqlite3")
_store = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _file,
    "OPTIONS": {"timeout": 20},
}
if os.environ.get("DEPOT_TRIAL"):
    _store["TEST"] = {"NAME": _file}

DATABASES = {"default": _store}
