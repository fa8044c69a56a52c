from django.test import TestCase


class OrdersTest(TestCase):
    def test_list(self):
        self.assertEqual(self.client.get("/orders/").status_code, 200)
