ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
]
SECURE_CONTENT_TYPE_NOSNIFF = True
