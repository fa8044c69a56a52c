import os

MODE = os.getenv("MODE", "dev")
if MODE == "test":
    ADDRESS = "sqlite:////tmp/shop.db"
else:
    ADDRESS = os.getenv("POSTGRES_URL", "postgresql+psycopg://db") + "/shop"
