from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.models import User

app = FastAPI()


@app.get("/users/{user_id}")
async def read(user_id: int, session: AsyncSession = Depends(get_session)):
    return await session.get(User, user_id)
