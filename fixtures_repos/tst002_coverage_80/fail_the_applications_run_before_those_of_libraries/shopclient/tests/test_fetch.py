from shopclient import fetch


def test_fetch():
    assert fetch() == []
