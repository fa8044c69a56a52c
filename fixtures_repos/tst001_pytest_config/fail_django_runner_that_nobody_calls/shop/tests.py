def test_a() -> None:
    assert True is not False
