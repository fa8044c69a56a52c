from rest_framework.test import APITestCase


class ShopTestCase(APITestCase):
    def assert_empty(self, answer):
        self.assertEqual(answer.json(), [])
