ROOT_URLCONF = "bakery.urls"
INSTALLED_APPS = ["bakery"]
MIDDLEWARE = []
