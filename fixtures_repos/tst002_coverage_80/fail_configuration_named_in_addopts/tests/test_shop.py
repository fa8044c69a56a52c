from shop import total


def test_total():
    assert total() == 3
