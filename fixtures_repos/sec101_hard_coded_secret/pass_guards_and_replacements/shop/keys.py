import os

SECRET_KEY = os.environ.get("SHOP_SECRET_KEY") or "change-me"
SIGNING_SECRET = os.environ.get("SHOP_SIGNING_SECRET", "nobody-signs")
