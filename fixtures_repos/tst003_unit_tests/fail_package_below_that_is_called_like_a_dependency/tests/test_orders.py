from shop.services.order_service import total
from shop.orders import orders


def test_total():
    assert total(orders()) == 3
