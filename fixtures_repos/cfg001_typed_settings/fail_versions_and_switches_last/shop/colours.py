import os

COLOUR = "bright" if "pytest" not in os.getenv("_", "") else ""
FAST = os.getenv("SHOP_ENABLE_FAST_JSON", "y").lower()
