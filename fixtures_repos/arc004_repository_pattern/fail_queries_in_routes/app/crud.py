from app.models import User


async def get_user(session, key):
    return await session.get(User, key)
