import argparse
import os

import asyncpg
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/varieties")
async def list_varieties(request):
    async with request.app["pool"].acquire() as connection:
        statement = await connection.prepare("SELECT name FROM variety ORDER BY name")
        return web.json_response([row["name"] for row in await statement.fetch()])


@routes.post("/varieties")
async def add_variety(request):
    asked = await request.json()
    async with request.app["pool"].acquire() as connection:
        statement = await connection.prepare("INSERT INTO variety VALUES ($1) RETURNING name")
        return web.json_response(await statement.fetchval(asked["name"]))


async def start(app):
    app["pool"] = await asyncpg.create_pool(os.environ["DATABASE_URL"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8080)
    app = web.Application()
    app.add_routes(routes)
    app.on_startup.append(start)
    web.run_app(app, port=parser.parse_args().port)


if __name__ == "__main__":
    main()
