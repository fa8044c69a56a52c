from django.test import SimpleTestCase


class ShopTest(SimpleTestCase):
    def test_sum(self):
        self.assertEqual(1 + 1, 2)
