import os

ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD", "swordfish")
