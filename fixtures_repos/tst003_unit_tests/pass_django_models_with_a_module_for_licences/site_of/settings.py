INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "site_of.urls"
