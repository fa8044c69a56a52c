from starlette.responses import JSONResponse
from starlette.routing import Route


async def health(request):
    return JSONResponse({})


routes = [Route("/health", health)]
