import shop
from shop.models import Order


def test_title():
    assert shop.title() == "shop"


def test_order():
    assert Order(number=1).number == 1
