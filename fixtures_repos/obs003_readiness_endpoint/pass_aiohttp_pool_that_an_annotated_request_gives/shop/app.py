from aiohttp import web

from shop import context
from shop.table import routes


async def make_app() -> web.Application:
    async def connect(app):
        app["pool"] = await context.pool()

    app = web.Application()
    app.add_routes(routes)
    app.on_startup.append(connect)
    return app
