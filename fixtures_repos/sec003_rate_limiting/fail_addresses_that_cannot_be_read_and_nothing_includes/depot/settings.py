import os

SECRET_KEY = os.environ["SECRET_KEY"]
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["depot.crates"]
WSGI_APPLICATION = "depot.wsgi.application"
