from shop import one


def test_one() -> None:
    assert one() == 1
