from shop.models import Order


def test_price() -> None:
    assert Order(3).price == 3
