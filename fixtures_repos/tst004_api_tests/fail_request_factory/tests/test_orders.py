from django.test import RequestFactory

from shop.views import orders


def test_orders():
    request = RequestFactory().get("/orders/")
    assert orders(request).status_code == 200
