from project.log import LOGGING

SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []
