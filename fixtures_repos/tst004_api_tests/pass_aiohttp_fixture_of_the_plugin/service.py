from aiohttp import web


async def home(request):
    return web.Response(text="hello")


def make_app():
    app = web.Application()
    app.router.add_get("/", home)
    return app
