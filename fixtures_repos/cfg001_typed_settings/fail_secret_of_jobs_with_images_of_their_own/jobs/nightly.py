import os

SHOP_TOKEN = os.environ["SHOP_TOKEN"]
print(len(SHOP_TOKEN))
