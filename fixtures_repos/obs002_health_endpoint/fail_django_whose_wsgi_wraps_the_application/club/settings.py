ROOT_URLCONF = "club.urls"
INSTALLED_APPS = ["club"]
