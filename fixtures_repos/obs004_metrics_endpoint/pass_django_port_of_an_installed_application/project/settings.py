ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["django.contrib.auth", "django_prometheus"]
PROMETHEUS_METRICS_EXPORT_PORT = 8001
