INSTALLED_APPS = ["rest_framework", "shop"]
MIDDLEWARE = []
ROOT_URLCONF = "shop.urls"
