from ship.providers.parcel import Parcel


def test_label():
    assert Parcel(id=1).label() == "parcel 1"
