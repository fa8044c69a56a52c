import os

from aiohttp import web
from asyncpgsa import PG

from orders.views import OrdersView


async def set_up(app):
    app["pg"] = PG()
    await app["pg"].init(os.environ["DATABASE_URL"])
    yield
    await app["pg"].pool.close()


def create_app():
    app = web.Application()
    app.cleanup_ctx.append(set_up)
    app.router.add_view("/orders", OrdersView)
    return app
