from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.security import account_exists

router = APIRouter()


@router.get("/health")
async def health(session: AsyncSession = Depends(get_session), who: str = Depends(account_exists)) -> dict[str, str]:
    await session.execute(text("SELECT 1"))
    return {"status": "ok"}
