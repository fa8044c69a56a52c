from farm_platform.settings import LOGGING

SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []

LOGGING["loggers"]["core"] = {"level": "INFO"}
