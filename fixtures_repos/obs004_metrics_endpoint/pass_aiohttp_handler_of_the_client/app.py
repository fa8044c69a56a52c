from aiohttp import web
from prometheus_client.aiohttp import make_aiohttp_handler


def create_app():
    app = web.Application()
    app.router.add_get("/metrics", make_aiohttp_handler())
    return app
