import os

MODE = os.getenv("MODE", "dev")
if MODE == "test":
    ADDRESS = "sqlite:////tmp/shop.db"
else:
    ADDRESS = "sqlite:////srv/shop.db"
