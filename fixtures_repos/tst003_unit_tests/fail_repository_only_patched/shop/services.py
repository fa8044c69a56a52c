from shop.models import Order


def place(number):
    return Order(number)
