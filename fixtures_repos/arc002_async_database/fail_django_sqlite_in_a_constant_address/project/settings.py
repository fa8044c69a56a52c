import dj_database_url

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["shop"]
DATABASES = {"default": dj_database_url.parse("sqlite:///shop.sqlite3")}
