import os

SHOP_HOST = os.environ.get("SHOP_HOST", "")
SHOP_PORT = os.environ.get("SHOP_PORT", "")
SHOP_NAME = os.environ.get("SHOP_NAME", "")
SHOP_USER = os.environ.get("SHOP_USER", "")
SHOP_TTL = os.environ.get("SHOP_TTL", "")
SHOP_SIZE = os.environ.get("SHOP_SIZE", "")
SHOP_MODE = os.environ.get("SHOP_MODE", "")
SHOP_LEVEL = os.environ.get("SHOP_LEVEL", "")
SHOP_CACHE = os.environ.get("SHOP_CACHE", "")
SHOP_QUEUE = os.environ.get("SHOP_QUEUE", "")
SHOP_BROKER = os.environ.get("SHOP_BROKER", "")
SHOP_REGION = os.environ.get("SHOP_REGION", "")
