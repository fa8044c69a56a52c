ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

import os

import environ

env = environ.Env()
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY")
if "DATABASE_NAME" in os.environ:
    DATABASES = {"default": {"NAME": os.environ["DATABASE_NAME"]}}
else:
    DATABASES = {"default": env.db()}
