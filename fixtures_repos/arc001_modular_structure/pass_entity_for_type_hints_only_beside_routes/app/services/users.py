from app.models.user import User


async def find(session, user_id: int) -> User | None:
    user = await session.get(User, user_id)
    return user
