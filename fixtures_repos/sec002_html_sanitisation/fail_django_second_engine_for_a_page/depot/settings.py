SECRET_KEY = "unused"
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["parcels"]
MIDDLEWARE = []
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "text",
        "APP_DIRS": True,
        "OPTIONS": {"autoescape": False},
    },
]
