from shop.models import Order


def test_total():
    assert Order(total=3).total == 3
