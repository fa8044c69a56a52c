import asyncpg
from aiohttp import web


async def connect(app):
    app["pool"] = await asyncpg.create_pool("postgresql://localhost/shop")
    yield
    await app["pool"].close()


async def orders(request):
    return web.json_response(await request.app["pool"].fetch("SELECT id FROM orders"))


async def heartbeat(request):
    try:
        await request.app["pool"].fetchval("SELECT 1")
    except OSError:
        return web.json_response({"database": False}, status=503)
    return web.json_response({"database": True})


def make_app():
    app = web.Application()
    app.cleanup_ctx.append(connect)
    app.router.add_get("/orders", orders)
    app.router.add_get("/__heartbeat__", heartbeat)
    return app
