import time
from collections import defaultdict

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class RateLimitMiddleware(BaseHTTPMiddleware):
    def __init__(self, app, limit: int = 100) -> None:
        super().__init__(app)
        self.limit = limit
        self.hits: dict[str, list[float]] = defaultdict(list)

    async def dispatch(self, request, call_next):
        now = time.monotonic()
        hits = self.hits[request.client.host]
        hits[:] = [each for each in hits if now - each < 60]
        if len(hits) >= self.limit:
            return JSONResponse({"detail": "too many"}, status_code=429)
        hits.append(now)
        return await call_next(request)
