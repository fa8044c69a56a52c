from shop.settings import *

CORS_ALLOW_CREDENTIALS = True
