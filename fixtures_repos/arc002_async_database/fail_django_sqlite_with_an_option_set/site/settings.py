ROOT_URLCONF = "site.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DATABASES["default"].update({"CONN_MAX_AGE": 60})
