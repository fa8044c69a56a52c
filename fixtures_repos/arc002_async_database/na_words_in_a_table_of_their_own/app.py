from aiohttp import web

from words import shelves

shelf = shelves()["ships"]


async def told(request):
    return web.json_response(shelf.find_one(request.match_info["word"]))


app = web.Application()
app.router.add_get("/words/{word}", told)
