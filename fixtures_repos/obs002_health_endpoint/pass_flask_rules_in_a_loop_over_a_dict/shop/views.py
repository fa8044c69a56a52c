from shop.orders import orders


def alive():
    return "", 204


VIEWS = {
    "orders": orders,
    "healthz": alive,
}
