from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


async def items(request: Request) -> JSONResponse:
    return JSONResponse([])


routes = [Route("/", items)]
