from shop.settings.environment import env

ROOT_URLCONF = "shop.urls"
DEBUG = env("DEBUG")
