from aiohttp import web

from shop.handlers import HANDLERS


def create_app():
    app = web.Application()
    for handler in HANDLERS:
        app.router.add_route("*", handler.URL, handler)
    return app
