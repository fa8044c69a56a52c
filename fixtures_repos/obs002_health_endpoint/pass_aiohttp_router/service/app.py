from aiohttp import web


async def alive(request):
    return web.Response(text="ok")


def make_app():
    app = web.Application()
    app.router.add_get("/-/healthy", alive)
    return app
