import os


class Production:
    NAME = os.environ["SHOP_NAME"]
