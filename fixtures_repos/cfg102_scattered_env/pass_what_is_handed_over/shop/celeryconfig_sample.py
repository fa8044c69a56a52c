import os

broker_url = os.environ.get("SHOP_BROKER")
