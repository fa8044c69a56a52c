from fastapi import Depends, FastAPI
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud import get_user
from app.db import get_session
from app.models import User

app = FastAPI()


@app.get("/users")
async def everyone(session: AsyncSession = Depends(get_session)):
    total = await session.scalar(select(func.count()).select_from(User))
    rows = await session.execute(select(User))
    return {"total": total, "users": rows.scalars().all()}


@app.delete("/users/{key}")
async def remove(key: int, session: AsyncSession = Depends(get_session)):
    await session.delete(await get_user(session, key))
    await session.commit()
