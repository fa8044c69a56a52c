import os

from aiohttp import web


class Config:
    def __init__(self):
        for key in ("URL_PREFIX",):
            setattr(self, key, os.environ.get(key, "/"))


config = Config()
routes = web.RouteTableDef()


@routes.get(config.URL_PREFIX + "healthz")
async def alive(request):
    return web.json_response({})


app = web.Application()
app.add_routes(routes)
web.run_app(app)
