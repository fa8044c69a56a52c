from fastapi_users.db import SQLAlchemyUserDatabase

from app.db import make_session
from app.models import User


async def users():
    async with make_session() as session:
        yield SQLAlchemyUserDatabase(session, User)
