ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["rest_framework"]
REST_FRAMEWORK = {
    "DEFAULT_THROTTLE_CLASSES": ["shop.throttling.Guests"],
    "DEFAULT_THROTTLE_RATES": {"orders": "10/minute"},
}
