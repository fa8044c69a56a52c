from borough_settings.assets import *
from borough_settings.logging import *

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []
