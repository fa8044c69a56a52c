from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from depot.base import Server


class DepotServer(Server[str]):
    def build_routes(self):
        return [Route("/health", self.health), Route("/parcels", self.parcels)]

    async def health(self, request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def parcels(self, request: Request) -> PlainTextResponse:
        return PlainTextResponse("none")


app = DepotServer().application()
