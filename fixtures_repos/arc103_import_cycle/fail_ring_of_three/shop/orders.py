from shop import stock  # expect: ARC103


def place():
    return stock.take()
