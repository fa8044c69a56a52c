from shop.models import Order


def count():
    return Order.objects.count()
