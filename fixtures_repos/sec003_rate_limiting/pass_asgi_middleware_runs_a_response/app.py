from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


class Throttle:
    def __init__(self, app):
        self.app = app
        self.seen = {}

    async def __call__(self, scope, receive, send):
        key = scope["client"][0]
        self.seen[key] = self.seen.get(key, 0) + 1
        if self.seen[key] > 100:
            response = PlainTextResponse("", status_code=429)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def home(request):
    return PlainTextResponse("")


def create_app():
    app = Starlette(routes=[Route("/", home)])
    app.add_middleware(Throttle)
    return app
