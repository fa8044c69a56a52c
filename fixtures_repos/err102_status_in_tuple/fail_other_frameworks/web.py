from http import HTTPStatus

from aiohttp import web


async def index(request):
    return {"error": "no"}, HTTPStatus.NOT_FOUND  # expect: ERR102


app = web.Application()
app.router.add_get("/", index)
