from aiohttp import web

HITS = {}


@web.middleware
async def throttle(request, handler):
    HITS[request.remote] = HITS.get(request.remote, 0) + 1
    if HITS[request.remote] > 100:
        raise web.HTTPTooManyRequests()
    return await handler(request)


app = web.Application(middlewares=[throttle])
