from aiohttp import web


async def orders(request):
    return web.json_response([])


async def alive(request):
    return web.json_response({})


def make():
    app = web.Application()
    path = "/orders"
    app.router.add_route("GET", path, orders)
    path = "/healthz"
    app.router.add_route("GET", path, alive)
    return app


web.run_app(make())
