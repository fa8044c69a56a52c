from aiohttp import web


class View:
    url: str | None = None
    more: list[str] = []

    def register(self, app: web.Application, router: web.UrlDispatcher) -> None:
        addresses = [self.url, *self.more]
        for method in ("get", "post"):
            if not (answer := getattr(self, method, None)):
                continue
            for address in addresses:
                app.router.add_route(method, address, answer)


class HealthView(View):
    url = "/api/health"

    async def get(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})
