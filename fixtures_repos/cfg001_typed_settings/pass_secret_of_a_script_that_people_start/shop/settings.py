import environ

env = environ.Env(DEBUG=(bool, False))

DEBUG = env("DEBUG")
SECRET_KEY = env.str("SECRET_KEY")
ROOT_URLCONF = "shop.urls"
DATABASES = {"default": env.db_url("DATABASE_URL")}
INSTALLED_APPS = ["shop"]
