ROOT_URLCONF = "site_.urls"
INSTALLED_APPS = ["rest_framework"]
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ("site_.permissions.IsMemberOrReadOnly",)}
