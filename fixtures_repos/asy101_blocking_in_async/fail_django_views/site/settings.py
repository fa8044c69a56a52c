INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "site.urls"
USE_TZ = True
