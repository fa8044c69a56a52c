import os

STAGE = os.environ.get("SHOP_STAGE", "production")

if STAGE == "trial":
    from shop.trial import *
else:
    from shop.config import *
