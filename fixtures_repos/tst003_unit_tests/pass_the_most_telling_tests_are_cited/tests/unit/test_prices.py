from shop.services.prices import gross


def test_gross():
    assert gross(10) == 12
