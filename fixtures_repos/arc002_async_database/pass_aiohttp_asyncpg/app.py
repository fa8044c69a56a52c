import os

import asyncpg
from aiohttp import web


async def create(request):
    async with request.app["pool"].acquire() as connection:
        await connection.execute("INSERT INTO notes(text) VALUES ($1)", "x")
    return web.json_response({})


async def connect(app):
    app["pool"] = await asyncpg.create_pool(os.environ["DATABASE_URL"])


app = web.Application()
app.on_startup.append(connect)
app.router.add_post("/notes", create)
