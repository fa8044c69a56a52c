import os

import asyncpg
from aiohttp import web

from orchard.lookups import trees_of, varieties

routes = web.RouteTableDef()


@routes.get("/varieties")
async def list_varieties(request):
    return web.json_response(await varieties(request.app["pool"]))


@routes.post("/trees")
async def find_trees(request):
    asked = await request.json()
    return web.json_response(await trees_of(request.app["pool"], asked["variety"]))


async def start(app):
    app["pool"] = await asyncpg.create_pool(os.environ["DATABASE_URL"])


def create():
    app = web.Application()
    app.add_routes(routes)
    app.on_startup.append(start)
    return app
