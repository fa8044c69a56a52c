from django.test import SimpleTestCase


class Total(SimpleTestCase):
    def test_total(self):
        self.assertEqual(sum([1, 2]), 3)
