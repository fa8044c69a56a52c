from aiohttp import web
from sqlalchemy import text

from shop.db import session_factory


async def health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    try:
        async with session_factory() as session:
            await session.execute(text("SELECT 1"))
    except Exception:
        raise web.HTTPServiceUnavailable()
    return web.json_response({"status": "ready"})
