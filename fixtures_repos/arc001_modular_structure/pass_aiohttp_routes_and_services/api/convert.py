from aiohttp import web

from services.convert import to_celsius


async def convert(request):
    return web.json_response(to_celsius(1))
