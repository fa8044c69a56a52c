import environ

env = environ.Env()
INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "site.urls"
SECRET_KEY = env.str("SECRET_KEY", default="insecure-key-for-dev")  # expect: SEC101
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD")
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "USER": "shop", "PASSWORD": "sh0pp3r", "HOST": "db"},  # expect: SEC101
    "scratch": {"ENGINE": "django.db.backends.postgresql", "USER": "shop", "PASSWORD": "shop", "HOST": "localhost"},
}
