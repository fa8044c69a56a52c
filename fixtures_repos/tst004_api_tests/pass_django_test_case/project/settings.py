ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["shop"]
