from app.models import User


def test_speed():
    assert User().name == ""


def test_speed_again():
    assert User().name == ""
