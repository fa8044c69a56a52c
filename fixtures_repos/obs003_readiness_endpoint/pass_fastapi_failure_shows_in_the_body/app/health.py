from fastapi import APIRouter
from sqlalchemy import text

from app.db import Session

router = APIRouter()


async def database_answers() -> bool:
    try:
        async with Session() as session:
            await session.execute(text("SELECT 1"))
    except OSError:
        return False
    return True


@router.get("/health")
async def health() -> dict[str, bool]:
    database = await database_answers()
    return {"database": database}
