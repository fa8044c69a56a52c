from django.test import TestCase

from shop.models import Parcel


class ParcelTest(TestCase):
    def test_its_number_is_its_text(self):
        assert str(Parcel(number="7")) == "7"
