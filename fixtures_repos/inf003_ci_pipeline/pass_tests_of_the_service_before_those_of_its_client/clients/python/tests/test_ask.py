from shopclient import ask


def test_ask() -> None:
    assert ask() == ""
