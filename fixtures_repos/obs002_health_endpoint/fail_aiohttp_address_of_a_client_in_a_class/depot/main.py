from aiohttp import ClientSession, web

from depot.carriers import Carrier


async def parcels(request: web.Request) -> web.Response:
    async with ClientSession() as session:
        return web.Response(text=await Carrier().get(session))


app = web.Application()
app.router.add_route("get", "/parcels", parcels)
web.run_app(app)
