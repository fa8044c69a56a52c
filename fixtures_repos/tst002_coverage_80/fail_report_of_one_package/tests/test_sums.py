from shop.payments.sums import total


def test_total():
    assert total() == 3
