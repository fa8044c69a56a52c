from unittest.mock import Mock

from app.domain.user import User
from app.domain.user_repository import UserRepository


def test_save():
    repository = Mock(spec=UserRepository)
    repository.save(User())
