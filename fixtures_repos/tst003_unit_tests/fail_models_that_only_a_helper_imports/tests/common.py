from shop.models import Order


class Base:
    order = Order(3)
