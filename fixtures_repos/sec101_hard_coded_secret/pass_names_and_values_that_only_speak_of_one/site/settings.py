from configparser import ConfigParser

config = ConfigParser()
config.read("site.cfg")
ROOT_URLCONF = "site.urls"
DEBUG = config.getboolean("site", "debug")
if config.has_option("site", "secret"):
    SECRET_KEY = config.get("site", "secret")
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": config.get("database", "password")},
}
