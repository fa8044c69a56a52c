from sqlalchemy.orm import Session

from app.domain.user import User
from app.domain.user_repository import UserRepository


class SqlUserRepository(UserRepository):
    def __init__(self, session: Session) -> None:
        self.session = session

    def save(self, user: User) -> None:
        self.session.add(user)
