import os

import asyncpg
from aiohttp import web


async def pool(app):
    app["pool"] = await asyncpg.create_pool(os.environ["DATABASE_URL"])
    yield
    await app["pool"].close()


async def add(request):
    order = await request.json()
    async with request.app["pool"].acquire() as c:
        await c.execute("INSERT INTO orders (count) VALUES ($1)", order["count"])
    return web.json_response({}, status=201)


def create():
    app = web.Application()
    app.cleanup_ctx.append(pool)
    app.router.add_post("/orders", add)
    return app


if __name__ == "__main__":
    web.run_app(create())
