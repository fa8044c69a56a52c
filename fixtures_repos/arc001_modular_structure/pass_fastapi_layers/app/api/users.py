from fastapi import APIRouter, Depends

from app.db import get_session
from app.services import users

router = APIRouter(prefix="/users")


@router.get("/{user_id}")
async def read(user_id: int, session=Depends(get_session)):
    return await users.find(session, user_id)
