from aiohttp import web

routes = web.RouteTableDef()


@web.middleware
async def headers(request, handler):
    response = await handler(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@routes.post("/notes")
async def create(request):
    return web.json_response(await request.json())


app = web.Application(middlewares=[headers])
app.add_routes(routes)
