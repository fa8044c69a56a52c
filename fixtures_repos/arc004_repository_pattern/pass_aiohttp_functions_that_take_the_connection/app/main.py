from aiohttp import web

from app import db


async def read(request):
    async with request.app["pool"].acquire() as conn:
        return web.json_response(await db.get_note(conn, 1))


app = web.Application()
app.on_startup.append(db.connect)
app.router.add_get("/note", read)
