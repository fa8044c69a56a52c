from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/items")
async def list_items(request: web.Request) -> web.Response:
    return web.json_response([])
