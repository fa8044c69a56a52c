from aiohttp import web


async def orders(request: web.Request) -> web.Response:
    return web.json_response(await request.app["pool"].fetch("SELECT id FROM orders"))


async def health(request: web.Request) -> web.Response:
    row = await request.app["pool"].fetchrow("SELECT 1")
    assert next(row.values()) == 1
    return web.json_response({"database": True})
