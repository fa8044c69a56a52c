from configurations import Configuration, values


class Production(Configuration):
    TITLE = values.Value("Shop")
    ROOT_URLCONF = "shop.urls"
    EMAIL_HOST_PASSWORD = values.Value("")
    SECRET_KEY = values.SecretValue()
    INSTALLED_APPS = ["shop"]
