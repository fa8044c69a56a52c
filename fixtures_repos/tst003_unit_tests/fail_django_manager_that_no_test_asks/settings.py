INSTALLED_APPS = ["blog"]
ROOT_URLCONF = "urls"
