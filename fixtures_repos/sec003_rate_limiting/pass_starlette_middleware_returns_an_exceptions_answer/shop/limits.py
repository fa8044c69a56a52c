import time

from starlette.middleware.base import BaseHTTPMiddleware

from shop.errors import TooFast


class LimitMiddleware(BaseHTTPMiddleware):
    def __init__(self, app):
        super().__init__(app)
        self.seen = {}

    async def dispatch(self, request, call_next):
        count, since = self.seen.get(request.client.host, (0, time.monotonic()))
        if count >= 100 and time.monotonic() - since < 60:
            return TooFast.answer()
        self.seen[request.client.host] = (count + 1, since)
        return await call_next(request)
