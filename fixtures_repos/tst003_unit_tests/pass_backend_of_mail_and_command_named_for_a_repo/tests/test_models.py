from shop.models import Order


def test_doubled():
    assert Order(amount=2).doubled() == 4
