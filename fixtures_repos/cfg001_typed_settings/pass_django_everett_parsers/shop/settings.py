import dj_database_url
from everett.manager import ConfigManager, ListOf

config = ConfigManager.basic_config()

DEBUG = config("DEBUG", parser=bool, default="false")
SECRET_KEY = config("SECRET_KEY")
ALLOWED_HOSTS = config("ALLOWED_HOSTS", parser=ListOf(str), default="")
DATABASES = {"default": dj_database_url.parse(config("DATABASE_URL"))}
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
