"""Left over: nothing imports it."""

import os

SHOP_HOST = os.environ.get("SHOP_HOST", "localhost")
