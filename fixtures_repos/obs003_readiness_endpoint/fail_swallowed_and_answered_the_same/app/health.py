import logging
from datetime import datetime, timezone

from fastapi import APIRouter
from sqlalchemy import text

from app.db import Session

router = APIRouter()


@router.get("/health")
async def health() -> dict[str, str]:
    now = datetime.now(timezone.utc)
    async with Session() as session:
        try:
            await session.execute(text("SELECT 1"))
        except OSError:
            logging.getLogger(__name__).exception("database")
    return {"status": "ok", "time": now.isoformat()}
