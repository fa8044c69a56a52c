INSTALLED_APPS = ["depot"]
ROOT_URLCONF = "depot.urls"
