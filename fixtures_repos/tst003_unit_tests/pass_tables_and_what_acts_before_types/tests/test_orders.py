from shop.services import OrderRefused
from shop.services import Till
from shop.models import Order


def test_order():
    assert Order(number=1).number == 1


def test_refused():
    try:
        Till().pay(-1)
    except OrderRefused:
        return
    raise AssertionError
