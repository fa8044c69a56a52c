from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route


async def alive(request):
    return PlainTextResponse("ok")


app = Starlette(
    routes=[
        Mount(
            "/internal",
            routes=[
                Route("/healthz", alive),
            ],
        ),
    ]
)
