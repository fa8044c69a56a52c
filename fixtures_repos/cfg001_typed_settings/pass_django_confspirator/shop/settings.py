from shop.config import settings

SECRET_KEY = settings.secret_key
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
