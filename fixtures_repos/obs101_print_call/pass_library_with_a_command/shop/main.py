from shop.output import flush


def run():
    flush("orders")
