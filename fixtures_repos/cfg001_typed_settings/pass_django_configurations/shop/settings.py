from configurations import Configuration, values


class Production(Configuration):
    ROOT_URLCONF = "shop.urls"
    INSTALLED_APPS = ["shop"]
    DEBUG = values.BooleanValue(False)
    SECRET_KEY = values.SecretValue()
