import os

NAME = os.environ["SHOP_NAME"]
