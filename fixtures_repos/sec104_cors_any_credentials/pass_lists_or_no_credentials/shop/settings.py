INSTALLED_APPS = ["corsheaders"]
ROOT_URLCONF = "shop.urls"
CORS_ALLOW_ALL_ORIGINS = True
