from aiohttp import web


async def firings(request):
    return web.json_response([])


def create_app():
    app = web.Application()
    app.router.add_get("/api/firings", firings)
    return app


def main():
    web.run_app(create_app())
