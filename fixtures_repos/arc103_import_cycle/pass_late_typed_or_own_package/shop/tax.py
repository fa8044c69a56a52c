from shop.prices import price


def rate():
    return price
