from aiohttp import web
from prometheus_async import aio


def make_app():
    app = web.Application()
    app.router.add_get("/metrics", aio.web.server_stats)
    return app
