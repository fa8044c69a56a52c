from aiohttp import web


async def parcels(request):
    return web.json_response([])


async def add(request):
    return web.json_response({}, status=201)


async def health(request):
    return web.json_response({"status": "up"})
