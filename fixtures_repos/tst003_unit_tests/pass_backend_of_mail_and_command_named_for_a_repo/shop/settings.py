ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
EMAIL_BACKEND = "shop.backends.letters.LetterBackend"
