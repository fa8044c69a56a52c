ROOT_URLCONF = "api.urls"
INSTALLED_APPS = ["api"]
