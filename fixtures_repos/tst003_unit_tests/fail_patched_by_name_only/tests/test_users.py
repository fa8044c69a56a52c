from unittest.mock import patch

from app.models import User
from app.services.greeting import greeting


def test_users():
    with patch("app.crud.all_users") as all_users:
        all_users.return_value = [User(id=1)]
        assert greeting("Ada")
