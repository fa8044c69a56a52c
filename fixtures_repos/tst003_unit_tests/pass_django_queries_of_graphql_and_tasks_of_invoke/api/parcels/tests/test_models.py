from parcels.models import Parcel


def test_number():
    assert Parcel(number="1").number == "1"
