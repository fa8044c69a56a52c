import requests

ORDERS = "https://supplier.example.org/shop/orders"


def test_orders():
    assert requests.get(ORDERS, timeout=3).json() == []
