from example.app import app


def test_name():
    assert app.conf.id
