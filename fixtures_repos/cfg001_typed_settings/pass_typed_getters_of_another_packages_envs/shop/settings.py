from company.common.envs import get_bool, get_int, get_string

SECRET_KEY = get_string(name="SECRET_KEY", default=None, required=True)
DEBUG = get_bool(name="DEBUG", default=False)
PORT = get_int(name="PORT", default=8000)
ROOT_URLCONF = "shop.urls"
