import os

CATALOGUE = os.getenv("SHOP_CATALOGUE", "books")
