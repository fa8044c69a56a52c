ROOT_URLCONF = "pages.urls"
INSTALLED_APPS = ["pages"]
