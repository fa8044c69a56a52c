def test_the_application_can_be_imported() -> None:
    import app

    assert app
