from starlette.responses import PlainTextResponse
from starlette.routing import Route, Router


async def alive(request):
    return PlainTextResponse("ok")


internal = Router(
    [
        Route("/healthz", endpoint=alive, methods=["GET"]),
    ]
)
