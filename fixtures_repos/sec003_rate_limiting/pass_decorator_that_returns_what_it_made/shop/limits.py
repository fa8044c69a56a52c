import functools
import time

from fastapi import Request
from fastapi.responses import JSONResponse, Response


class Bucket:
    def __init__(self, *, allowed: int) -> None:
        self.allowed = allowed
        self.seen: dict[str, list[float]] = {}

    def __call__(self, handler):
        @functools.wraps(handler)
        async def answering(*args, request: Request, **given) -> Response:
            response = None
            if self.full(request.client.host):
                response = JSONResponse({"detail": "later"}, status_code=429)
            if response is None:
                response = await handler(*args, request=request, **given)
            return response

        return answering

    def full(self, host: str) -> bool:
        now = time.monotonic()
        recent = [at for at in self.seen.get(host, []) if now - at < 60]
        self.seen[host] = [*recent, now]
        return len(recent) > self.allowed


class PerHost(Bucket):
    pass
