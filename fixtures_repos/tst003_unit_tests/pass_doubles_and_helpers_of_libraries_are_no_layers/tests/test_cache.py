from notes.util.cache_serializer import RowSerializer


def test_rows():
    assert RowSerializer().dumps(1) == "1"
