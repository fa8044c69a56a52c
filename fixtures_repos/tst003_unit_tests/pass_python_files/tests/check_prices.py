from shop.prices import gross


def test_gross():
    assert gross(10, 0.2) == 12
