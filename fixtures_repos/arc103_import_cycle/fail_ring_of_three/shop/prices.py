from .orders import place


def price():
    return place
