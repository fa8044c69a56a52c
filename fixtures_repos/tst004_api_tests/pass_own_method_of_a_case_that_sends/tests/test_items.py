from django.test import TestCase


class ItemTest(TestCase):
    def get(self, address):
        return self.client.get(address).json()

    def test_empty(self):
        self.assertEqual(self.get("/items/"), {"items": []})
