import environ

env = environ.Env()
env.read_env(".env")
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
