import dj_database_url
import environ

env = environ.Env()
ROOT_URLCONF = "shop.urls"
SECRET_KEY = env("SHOP_SECRET_KEY")
DEBUG = env.bool("SHOP_DEBUG", default=False)
DATABASES = {"default": dj_database_url.config(default=env("SHOP_DATABASE", default="sqlite:///{}/shop.db".format("data")))}
