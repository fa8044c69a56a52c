ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["rest_framework", "drf_spectacular"]
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
