"""What tells that the process is there."""

from aiohttp import web


async def alive(request):
    return web.json_response({"alive": True})
