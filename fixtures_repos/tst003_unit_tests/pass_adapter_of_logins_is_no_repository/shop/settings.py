SECRET_KEY = "x"
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop", "allauth", "allauth.account"]
ACCOUNT_ADAPTER = "shop.account_adapter.Accounts"
