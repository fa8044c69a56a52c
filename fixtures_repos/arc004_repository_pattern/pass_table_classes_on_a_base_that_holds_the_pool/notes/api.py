import asyncpg
from aiohttp import web

from notes.texts import Texts


async def listen(app: web.Application) -> None:
    conn = await asyncpg.connect(app["dsn"])
    await conn.execute("LISTEN changes")


async def add(request: web.Request) -> web.Response:
    texts: Texts = request.app["texts"]
    return web.json_response({"id": await texts.insert(await request.text())})


app = web.Application()
app.router.add_route("POST", "/texts", add)
