import environ

env = environ.Env()

ROOT_URLCONF = "web.urls"
INSTALLED_APPS = ["web"]


SECRET_KEY = env.str("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
