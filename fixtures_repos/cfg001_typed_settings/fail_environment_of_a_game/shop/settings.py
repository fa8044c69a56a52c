import os

from arcade import Env

env = Env()
LEVELS = env.list("easy")
SECRET_KEY = os.environ.get("SECRET_KEY")
ROOT_URLCONF = "shop.urls"
