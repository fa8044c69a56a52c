ROOT_URLCONF = "desk.urls"
INSTALLED_APPS = ["desk"]
