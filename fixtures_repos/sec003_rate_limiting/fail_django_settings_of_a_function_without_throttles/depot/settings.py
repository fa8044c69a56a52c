import os

from depot.rest import rest_settings

SECRET_KEY = os.environ["SECRET_KEY"]
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["rest_framework"]
MIDDLEWARE = []
REST_FRAMEWORK = rest_settings(people="5000/hour")
