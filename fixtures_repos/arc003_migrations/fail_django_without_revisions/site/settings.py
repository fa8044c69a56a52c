ROOT_URLCONF = "site.urls"
INSTALLED_APPS = ["books"]
