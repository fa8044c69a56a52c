from aiohttp import web

from shop.telling import as_prometheus


async def metrics(request: web.Request) -> web.Response:
    return web.Response(text=as_prometheus(request.app["counts"]))


app = web.Application()
app.add_routes([web.get("/metrics", metrics)])
