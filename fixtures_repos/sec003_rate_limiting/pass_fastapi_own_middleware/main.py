import time
from collections import defaultdict

from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class Throttle(BaseHTTPMiddleware):
    def __init__(self, app, limit=100):
        super().__init__(app)
        self.limit = limit
        self.hits = defaultdict(list)

    async def dispatch(self, request, call_next):
        now = time.monotonic()
        hits = [at for at in self.hits[request.client.host] if now - at < 60]
        self.hits[request.client.host] = [*hits, now]
        if len(hits) > self.limit:
            return JSONResponse({"detail": "slow down"}, status_code=429)
        return await call_next(request)


app = FastAPI()
app.add_middleware(Throttle, limit=60)
