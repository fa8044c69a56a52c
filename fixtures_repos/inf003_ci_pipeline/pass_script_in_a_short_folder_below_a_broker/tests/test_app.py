def test_title():
    from app import app

    assert app.title
