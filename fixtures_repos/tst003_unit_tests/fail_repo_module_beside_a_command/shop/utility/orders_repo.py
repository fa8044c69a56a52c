from shop.models import Order


def of_address(address):
    return Order.objects.filter(address=address)
