from aiohttp import web

from notes.store import Store

store = Store()


async def add(request: web.Request) -> web.Response:
    return web.json_response({"id": await store.add(await request.text())})


async def start(app: web.Application) -> None:
    await store.open()


app = web.Application()
app.router.add_route("POST", "/notes", add)
app.on_startup.append(start)
