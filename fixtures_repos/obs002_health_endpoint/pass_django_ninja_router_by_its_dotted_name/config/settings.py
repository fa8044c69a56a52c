ROOT_URLCONF = "config.urls"
INSTALLED_APPS = []
SECRET_KEY = "x"
