from aiohttp import web

from api.convert import convert

app = web.Application()
app.router.add_get("/convert", convert)
