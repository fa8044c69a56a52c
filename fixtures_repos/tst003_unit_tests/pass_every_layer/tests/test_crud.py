from app.crud import all_users
from app.models import User
from app.services.greeting import greeting


def test_all_users(session):
    session.add(User(id=1))
    assert [user.id for user in all_users(session)] == [1]


def test_greeting():
    assert greeting("Ada") == "Hello Ada"
