from django.test import TestCase

from shop.models import Order


class OrderTest(TestCase):
    def test_number(self):
        assert Order(number=3).number == 3
