from shop.settings import SETTINGS


def user(token):
    return SETTINGS.client.userinfo(token)
