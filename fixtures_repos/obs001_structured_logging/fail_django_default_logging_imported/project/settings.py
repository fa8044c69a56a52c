from django.utils.log import DEFAULT_LOGGING as LOGGING

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []
LOGGING["handlers"]["mail_admins"]["include_html"] = False
