from price import gross


def test_gross():
    assert gross(100) == 119
