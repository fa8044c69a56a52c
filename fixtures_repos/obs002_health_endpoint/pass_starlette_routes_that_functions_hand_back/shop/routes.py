from starlette.responses import JSONResponse
from starlette.routing import Mount, Route


async def health(request):
    return JSONResponse({})


async def orders(request):
    return JSONResponse([])


routes = [Route("/health", health), Mount("/shop", routes=[Route("/orders", orders)])]


def all_routes(debug: bool):
    global routes
    if debug:
        routes += [Route("/raise", orders)]
    return with_extensions(routes)


def with_extensions(own):
    try:
        from shop.extensions import routes as more
    except ImportError:
        return own
    else:
        return own + more
