SECRET_KEY = "unused"
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["rest_framework", "parcels"]
MIDDLEWARE = []
