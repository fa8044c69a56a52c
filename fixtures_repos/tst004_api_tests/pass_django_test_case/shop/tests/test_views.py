from django.test import TestCase


class OrdersTest(TestCase):
    def test_orders(self):
        assert self.client.get("/orders/").status_code == 200
