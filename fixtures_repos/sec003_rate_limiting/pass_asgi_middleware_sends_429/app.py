from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


class Guard:
    def __init__(self, app):
        self.app = app
        self.seen = {}

    async def __call__(self, scope, receive, send):
        key = scope["client"][0]
        self.seen[key] = self.seen.get(key, 0) + 1
        if self.seen[key] > 100:
            await send({"type": "http.response.start", "status": 429, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app(scope, receive, send)


async def home(request):
    return PlainTextResponse("")


app = Guard(Starlette(routes=[Route("/", home)]))
