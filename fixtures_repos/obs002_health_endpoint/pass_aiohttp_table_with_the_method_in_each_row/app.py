from aiohttp import web


async def orders(request):
    return web.json_response([])


async def health(request):
    return web.json_response({})


def made(table):
    found = []
    for method, path, handler in table:
        found.append(method(path, handler))
    return found


def make_app():
    app = web.Application()
    app.add_routes(made([(web.get, "/orders", orders), (web.get, "/health", health)]))
    return app
