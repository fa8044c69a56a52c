from fastapi import APIRouter, Depends

from app.db import get_session
from app.users.repository import UserRepository

router = APIRouter(prefix="/users")


@router.get("/{user_id}")
async def read(user_id: int, session=Depends(get_session)):
    return await UserRepository(session).get(user_id)
