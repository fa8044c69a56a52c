import os

TIMEOUT = int(os.environ.get("SHOP_TIMEOUT", "10"))
