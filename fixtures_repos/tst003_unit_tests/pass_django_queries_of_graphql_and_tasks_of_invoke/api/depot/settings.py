SECRET_KEY = "unused"
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["parcels"]
MIDDLEWARE = []
