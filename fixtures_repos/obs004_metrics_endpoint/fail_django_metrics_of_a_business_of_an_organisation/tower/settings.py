ROOT_URLCONF = "tower.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "bell_common.metrics"]
