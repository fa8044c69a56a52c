def test_app() -> None:
    assert True
