from shop.models.order import Order


def find(key):
    return Order.query.get(key)
