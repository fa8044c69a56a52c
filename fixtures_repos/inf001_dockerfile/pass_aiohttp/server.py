from aiohttp import web


async def items(request: web.Request) -> web.Response:
    return web.json_response([])


def make_app() -> web.Application:
    app = web.Application()
    app.router.add_get("/items", items)
    return app


if __name__ == "__main__":
    web.run_app(make_app())
