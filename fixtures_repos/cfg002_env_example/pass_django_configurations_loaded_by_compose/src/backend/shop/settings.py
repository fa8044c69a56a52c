from configurations import Configuration, values


class Base(Configuration):
    ROOT_URLCONF = "shop.urls"
    SECRET_KEY = values.SecretValue()
