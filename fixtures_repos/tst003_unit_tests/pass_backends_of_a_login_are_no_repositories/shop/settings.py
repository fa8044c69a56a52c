ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
AUTHENTICATION_BACKENDS = ["shop.login_backends.CodeBackend"]
