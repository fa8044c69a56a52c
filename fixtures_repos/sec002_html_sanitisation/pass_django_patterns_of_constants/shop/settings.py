SECRET_KEY = "unused"
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["django.contrib.admin", "django.contrib.contenttypes", "shop"]
MIDDLEWARE = []
