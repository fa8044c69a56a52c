import os

DATABASES = {
    "default": {
        "NAME": "shop",
        "PASSWORD": os.getenv("SHOP_DB_PASSWORD", "pear-and-plum"),
        "HOST": os.getenv("SHOP_DB_HOST", "db"),
    }
}
