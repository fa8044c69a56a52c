from shop.controllers import health
