import unittest

from shop.app import create_app
from shop.stock import Stock


class OrdersTest(unittest.TestCase):
    def setUp(self):
        self.application = create_app()
        self.client = Stock.open

    def test_orders(self):
        with self.client() as client:
            answer = client.get("/orders")
        self.assertEqual(answer, [])
