import os

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop", "health_check"]
TOKEN = os.environ.get("HEALTH_TOKEN", "")
