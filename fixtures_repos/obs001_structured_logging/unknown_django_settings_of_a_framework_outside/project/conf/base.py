import os

from open_framework.conf.base import *

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = INSTALLED_APPS + ["core"]
SECRET_KEY = os.environ["SECRET_KEY"]
