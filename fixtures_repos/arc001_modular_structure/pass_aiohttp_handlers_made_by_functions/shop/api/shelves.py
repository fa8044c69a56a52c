from aiohttp import web


def add_endpoint(shelves):
    async def handler(request):
        await shelves.add(await request.json())
        return web.json_response({})

    return handler
