import os

DATABASES = {
    "default": {
        "NAME": "shop",
        "USER": os.getenv("SHOP_DB_USER", "trial"),
        "PASSWORD": os.getenv("SHOP_DB_PASSWORD", "trial-password"),  # expect: SEC101
        "HOST": os.getenv("SHOP_DB_HOST", "localhost"),
    }
}
