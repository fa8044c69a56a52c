from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/__lbheartbeat__")
async def heartbeat(request):
    return web.json_response({})


app = web.Application()
app.add_routes(routes)
