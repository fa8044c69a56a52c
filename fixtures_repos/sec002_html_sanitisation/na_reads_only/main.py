from aiohttp import web


async def checks(request):
    return web.json_response({"name": request.match_info["name"]})


app = web.Application()
app.router.add_get("/checks/{name}", checks)
