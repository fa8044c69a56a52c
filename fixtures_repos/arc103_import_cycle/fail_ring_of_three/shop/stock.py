from shop.prices import price


def take():
    return price()
