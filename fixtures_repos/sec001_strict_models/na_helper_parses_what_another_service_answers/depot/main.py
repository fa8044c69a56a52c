from aiohttp import web

from depot.parcels import tariff

app = web.Application()
app.add_routes([web.post("/tariff", tariff)])
