from depot.main import app


def test_title():
    assert app.title
