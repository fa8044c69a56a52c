import os

NAME = os.environ["SHOP_NAME"]
URL = os.environ["SHOP_URL"]
