from django.utils.log import DEFAULT_LOGGING

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []
LOGGING = DEFAULT_LOGGING
LOGGING["formatters"]["long"] = {"format": "%(asctime)s %(levelname)s %(message)s"}
LOGGING["handlers"]["console"] = {"class": "logging.StreamHandler", "formatter": "long"}
