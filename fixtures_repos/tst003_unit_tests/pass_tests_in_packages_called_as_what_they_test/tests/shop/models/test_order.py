from shop.models import Order


def test_number():
    assert Order(number=7).number == 7
