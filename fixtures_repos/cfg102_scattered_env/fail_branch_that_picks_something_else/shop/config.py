import os


class Production:
    NAME = os.environ["SHOP_NAME"]


class Development(Production):
    DEBUG = True
