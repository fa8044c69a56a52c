from app import items


def test_items():
    assert items() == []
