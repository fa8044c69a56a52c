import time
from collections import defaultdict

from aiohttp import web

LIMIT = 100
_hits: dict[str, list[float]] = defaultdict(list)


@web.middleware
async def rate_limit(request: web.Request, handler):
    now = time.monotonic()
    hits = _hits[request.remote or ""]
    hits[:] = [each for each in hits if now - each < 60]
    if len(hits) >= LIMIT:
        raise web.HTTPTooManyRequests()
    hits.append(now)
    return await handler(request)
