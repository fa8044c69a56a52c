from shop.api import app as app
