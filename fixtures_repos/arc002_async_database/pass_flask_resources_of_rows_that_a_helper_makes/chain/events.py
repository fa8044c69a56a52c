from aiohttp import web


async def stream(request):
    return web.Response(text="connected")


def create():
    app = web.Application()
    app.router.add_get("/stream", stream)
    return app
