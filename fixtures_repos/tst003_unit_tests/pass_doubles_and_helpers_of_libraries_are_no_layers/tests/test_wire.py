from notes.util.models import MockWire


def test_wire():
    assert MockWire([]).wire == []
