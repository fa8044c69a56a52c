from aiohttp import web


class Probes:
    def register(self, app: web.Application) -> None:
        app.add_routes([web.get("/ping", self.answer)])

    async def answer(self, request: web.Request) -> web.Response:
        return web.Response(text="pong")


async def make_api() -> web.Application:
    api = web.Application()
    probes = Probes()
    probes.register(api)
    return api


async def make_app() -> web.Application:
    app = web.Application()
    api = await make_api()
    app.add_subapp("/api/v1", api)
    return app


if __name__ == "__main__":
    web.run_app(make_app())
