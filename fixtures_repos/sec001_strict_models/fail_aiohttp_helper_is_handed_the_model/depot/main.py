from aiohttp import web

from depot.parcels import send

app = web.Application()
app.add_routes([web.post("/parcels", send)])
