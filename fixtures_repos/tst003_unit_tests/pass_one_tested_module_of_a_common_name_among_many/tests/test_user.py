from app.models import User


def test_name():
    assert User().name == ""
