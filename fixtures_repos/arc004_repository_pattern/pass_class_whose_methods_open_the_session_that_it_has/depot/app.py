from aiohttp import web

from depot.postgres import Postgres
from depot.sacks import SackRepository

sacks = SackRepository(Postgres())


async def numbers(request):
    return web.json_response(await sacks.numbers())


app = web.Application()
app.router.add_get("/sacks", numbers)
