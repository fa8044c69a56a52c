import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def orders(request):
    return JSONResponse([])


class Server:
    def __init__(self) -> None:
        self.app = Starlette(routes=[Route("/orders", orders)])

    def start(self) -> None:
        uvicorn.run(self.app, host="0.0.0.0", port=8181)
