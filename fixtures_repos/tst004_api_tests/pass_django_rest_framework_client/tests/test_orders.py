from rest_framework.test import APIClient


def test_orders():
    client = APIClient()
    assert client.get("/orders/").status_code == 200
