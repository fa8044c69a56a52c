from aiohttp import web
from aiopg.sa import create_engine

from middleware import connections
from views import shelves


async def startup(app):
    app["engine"] = await create_engine(app["dsn"])


def create_app(dsn):
    app = web.Application(middlewares=[connections])
    app["dsn"] = dsn
    app.on_startup.append(startup)
    app.router.add_get("/shelves", shelves)
    return app
