from shop.limits import limiter


class ItemsResource:
    @limiter.limit(limits="10 per minute")
    async def on_get(self, req, resp):
        resp.media = []
