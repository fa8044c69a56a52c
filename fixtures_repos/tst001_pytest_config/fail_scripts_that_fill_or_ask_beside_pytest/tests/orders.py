import requests


def test_orders():
    assert requests.get("http://localhost:8000/orders").status_code == 200


test_orders()
