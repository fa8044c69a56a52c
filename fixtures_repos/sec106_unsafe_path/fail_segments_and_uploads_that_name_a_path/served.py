from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/plots/{plot}")
async def plot(request):
    return web.FileResponse("/srv/plots/" + request.match_info["plot"] + ".json")  # expect: SEC106


app = web.Application()
app.add_routes(routes)
