import os

from aiohttp import web

routes = web.RouteTableDef()
PASSWORD = os.environ["DATABASE_PASSWORD"]


@routes.get("/things0")
async def things0(request):
    return web.json_response([PASSWORD])


@routes.get("/things1")
async def things1(request):
    return web.json_response([PASSWORD])


@routes.get("/things2")
async def things2(request):
    return web.json_response([PASSWORD])


@routes.get("/things3")
async def things3(request):
    return web.json_response([PASSWORD])


@routes.get("/things4")
async def things4(request):
    return web.json_response([PASSWORD])


@routes.get("/things5")
async def things5(request):
    return web.json_response([PASSWORD])


@routes.get("/things6")
async def things6(request):
    return web.json_response([PASSWORD])


@routes.get("/things7")
async def things7(request):
    return web.json_response([PASSWORD])


app = web.Application()
app.add_routes(routes)
web.run_app(app)
