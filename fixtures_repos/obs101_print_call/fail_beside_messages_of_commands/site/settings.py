INSTALLED_APPS = ["django.contrib.messages", "shop"]
ROOT_URLCONF = "site.urls"
