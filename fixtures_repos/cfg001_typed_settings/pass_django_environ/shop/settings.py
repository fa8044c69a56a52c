ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

import environ

env = environ.Env(DEBUG=(bool, False))
DEBUG = env("DEBUG")
DATABASES = {"default": env.db()}
