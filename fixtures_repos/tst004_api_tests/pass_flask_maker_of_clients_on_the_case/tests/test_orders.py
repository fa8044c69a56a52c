import unittest

from shop.app import create_app


class OrdersTest(unittest.TestCase):
    def setUp(self):
        application = create_app()
        self.client = application.test_client

    def test_orders(self):
        with self.client() as client:
            answer = client.get("/orders")
        self.assertEqual(answer.json, [])
