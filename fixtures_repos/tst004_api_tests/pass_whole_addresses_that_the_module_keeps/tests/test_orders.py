import requests

from tests.places import PORT

ORDERS = f"http://127.0.0.1:{PORT}/shop/orders"


def test_orders():
    assert requests.get(ORDERS, timeout=3).json() == []
