from app.users.models import User


class UserRepository:
    def __init__(self, session):
        self.session = session

    async def get(self, user_id: int) -> User | None:
        return await self.session.get(User, user_id)
