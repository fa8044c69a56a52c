from company.common.envs import get_string

SECRET_KEY = get_string(name="SECRET_KEY", default=None)
DEBUG = get_string(name="DEBUG", default="") == "true"
ROOT_URLCONF = "shop.urls"
