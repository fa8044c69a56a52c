from tests.helpers import order


def test_order(client) -> None:
    assert order(client) == 2
