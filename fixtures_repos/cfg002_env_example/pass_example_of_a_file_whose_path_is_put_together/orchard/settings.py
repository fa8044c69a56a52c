import os

import environ

root = environ.Path(__file__) - 2
env = environ.Env(DEBUG=(bool, False), SECRET_KEY=(str, ""))
OWN_FILE = "orchard.conf"

place = os.path.join(root(), OWN_FILE)
if os.path.exists(place):
    environ.Env.read_env(place)

DEBUG = env("DEBUG")
SECRET_KEY = env("SECRET_KEY")
ROOT_URLCONF = "orchard.urls"
INSTALLED_APPS = ["django.contrib.contenttypes"]
