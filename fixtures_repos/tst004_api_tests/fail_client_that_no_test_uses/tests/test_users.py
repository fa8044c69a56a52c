from app.main import users


def test_users():
    assert users() == []
