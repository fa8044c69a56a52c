from shop.environment import required
from shop.settings.base import *

DATABASES["default"].update({"PASSWORD": required("SHOP_DB_PASSWORD"), "HOST": required("SHOP_DB_HOST")})
