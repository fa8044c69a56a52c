from aiohttp import web


async def about(request):
    return web.json_response({})


app = web.Application()
app.router.add_get("/about", about)
