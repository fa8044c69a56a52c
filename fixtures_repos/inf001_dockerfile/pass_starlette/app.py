from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def items(request):
    return JSONResponse([])


app = Starlette(routes=[Route("/items", items)])
