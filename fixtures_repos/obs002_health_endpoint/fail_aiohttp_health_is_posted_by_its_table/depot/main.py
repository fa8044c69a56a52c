from aiohttp import web


async def health(request):
    return web.json_response({"status": "up"})


def make():
    app = web.Application()
    for method, address, handler in [(web.post, "/health", health)]:
        app.add_routes([method(address, handler)])
    return app


if __name__ == "__main__":
    web.run_app(make())
