from django.test import TestCase

from orders.models import Job


class JobTest(TestCase):
    def test_label(self):
        self.assertEqual(Job(number=1).label(), "1")
