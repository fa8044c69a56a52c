ROOT_URLCONF = "tower.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "tower"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "tower"}}
HEALTHCHECKS = ["moj_irat.healthchecks.database_healthcheck"]
