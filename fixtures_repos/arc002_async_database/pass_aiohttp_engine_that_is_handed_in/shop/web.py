from aiohttp import web

from shop.store import Store

STORE = web.AppKey("store", Store)


async def count(request):
    method = getattr(request.app[STORE], "count")
    return web.json_response({"count": await method()})


async def start(app):
    app[STORE] = Store(app["engine"])


def make():
    app = web.Application()
    app.on_startup.append(start)
    app.router.add_get("/items/count", count)
    return app
