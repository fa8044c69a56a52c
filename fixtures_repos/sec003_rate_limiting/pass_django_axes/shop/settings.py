ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["axes", "shop"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
MIDDLEWARE = ["axes.middleware.AxesMiddleware"]
