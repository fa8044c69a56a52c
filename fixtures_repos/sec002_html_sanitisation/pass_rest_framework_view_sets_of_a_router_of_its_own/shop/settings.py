ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
]
