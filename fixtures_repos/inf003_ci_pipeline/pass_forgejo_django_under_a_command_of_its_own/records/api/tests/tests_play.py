from django.test import TestCase


class PlayTest(TestCase):
    def test_nothing(self):
        self.assertEqual(1, 1)
