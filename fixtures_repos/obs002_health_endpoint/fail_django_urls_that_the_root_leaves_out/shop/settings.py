ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["common", "orders"]
