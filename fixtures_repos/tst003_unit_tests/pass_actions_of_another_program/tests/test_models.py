from stock.models import Crate


def test_crate():
    assert Crate("left").hall == "left"
