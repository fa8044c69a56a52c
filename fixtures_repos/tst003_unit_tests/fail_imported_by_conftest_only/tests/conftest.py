import pytest

from app.crud import all_users
from app.models import User
from app.services.greeting import greeting


@pytest.fixture
def user():
    return User(id=1)
