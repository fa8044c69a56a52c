INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "harbour.ships"]
ROOT_URLCONF = "harbour.urls"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
