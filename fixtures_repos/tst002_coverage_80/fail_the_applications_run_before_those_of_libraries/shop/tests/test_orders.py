from shop.app import orders


def test_orders():
    assert orders() == []
