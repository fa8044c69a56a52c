from aiohttp import web

from chat import rooms


async def begin(request):
    return web.json_response(str(await rooms.begin(request.match_info["name"])))


async def told(request):
    return web.json_response(str(await rooms.named(request.match_info["name"])))


app = web.Application()
app.router.add_post("/rooms/{name}", begin)
app.router.add_get("/rooms/{name}", told)
