from aiohttp import web
from pydantic import BaseModel


class Page(BaseModel):
    number: int = 1
    size: int = 20


async def parcels(request: web.Request) -> web.Response:
    page = Page(**request.rel_url.query)
    return web.json_response({"page": page.number})


async def letters(request: web.Request) -> web.Response:
    given = dict(request.query)
    page = Page(**given)
    return web.json_response({"page": page.number})


app = web.Application()
app.router.add_get("/parcels", parcels)
app.router.add_get("/letters", letters)
