from aiohttp.web import middleware


class Lazy:
    def __init__(self, engine):
        self._engine = engine
        self._conn = None

    async def get(self):
        if self._conn is None:
            self._conn = await self._engine._acquire()
        return self._conn


@middleware
async def connections(request, handler):
    request["lazy"] = Lazy(request.app["engine"])
    return await handler(request)
