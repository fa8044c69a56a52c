ROOT_URLCONF = "parcels.urls"
INSTALLED_APPS = ["parcels"]
