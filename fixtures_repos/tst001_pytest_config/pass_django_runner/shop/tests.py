from django.test import TestCase


class ItemTest(TestCase):
    def test_nothing(self):
        self.assertTrue(True)
