from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def create(request):
    return JSONResponse(await request.json())


app = Starlette(routes=[Route("/notes", create, methods=["POST"])])
