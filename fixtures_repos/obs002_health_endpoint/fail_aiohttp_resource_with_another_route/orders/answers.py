"""What is answered."""

from aiohttp import web


async def listed(request):
    return web.json_response([])


async def alive(request):
    return web.json_response({"alive": True})
