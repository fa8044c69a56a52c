from depot.storages.models import Storage


def test_room():
    assert Storage(place="north/3").room() == "north"
