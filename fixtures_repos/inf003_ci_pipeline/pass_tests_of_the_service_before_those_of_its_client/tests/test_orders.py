from shop.main import orders


def test_orders() -> None:
    assert orders() == []
