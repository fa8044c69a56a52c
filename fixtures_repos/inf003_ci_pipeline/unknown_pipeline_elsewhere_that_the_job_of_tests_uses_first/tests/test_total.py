def test_total() -> None:
    assert 1 + 1 == 2
