from aiohttp import web


async def ping(request):
    return web.json_response({"result": "ok"})


def make_app():
    app = web.Application()
    app.add_routes(
        [
            web.get("/steward/ping", ping),
        ]
    )
    return app
