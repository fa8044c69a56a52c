INSTALLED_APPS = ["django.contrib.auth", "depot.people"]
ROOT_URLCONF = "depot.urls"
AUTH_USER_MODEL = "people.Member"
