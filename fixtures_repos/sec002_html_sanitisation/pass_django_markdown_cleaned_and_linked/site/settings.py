INSTALLED_APPS = ["notes"]
ROOT_URLCONF = "site.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
