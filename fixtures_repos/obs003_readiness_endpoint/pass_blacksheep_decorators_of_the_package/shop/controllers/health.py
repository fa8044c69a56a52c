from blacksheep import get, json
from sqlalchemy import text

from shop.db import session_factory


@get("/health")
async def health():
    return json({"status": "ok"})


@get("/ready")
async def ready():
    try:
        async with session_factory() as session:
            await session.execute(text("SELECT 1"))
    except Exception:
        return json({"status": "down"}, status=503)
    return json({"status": "ok"})
