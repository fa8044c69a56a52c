from fastapi import Depends, FastAPI
from sqlalchemy import text

from app.db import get_session
from app.repositories.users import UserRepository

app = FastAPI()


@app.get("/users/{name}")
async def read(name: str, session=Depends(get_session)):
    return await UserRepository(session).find(name)


@app.get("/ready")
async def ready(session=Depends(get_session)):
    await session.execute(text("SELECT 1"))
    return {}
