import environ

env = environ.Env()
INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "site.urls"
DEBUG = env.bool("DEBUG", default=True)  # expect: SEC105
