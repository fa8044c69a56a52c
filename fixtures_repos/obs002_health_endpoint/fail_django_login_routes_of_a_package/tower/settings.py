ROOT_URLCONF = "tower.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "magicauth"]
