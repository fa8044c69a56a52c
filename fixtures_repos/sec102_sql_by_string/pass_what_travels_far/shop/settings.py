import os

EXTENSIONS = os.environ.get("SHOP_EXTENSIONS", "citext").split(",")
