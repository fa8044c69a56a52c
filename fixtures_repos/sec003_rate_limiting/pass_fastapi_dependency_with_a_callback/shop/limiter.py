from fastapi import HTTPException, Request, Response
from pyrate_limiter import Limiter, Rate


def refuse(request: Request, response: Response) -> None:
    raise HTTPException(status_code=429, detail="slow down")


class RateLimiter:
    def __init__(self, *rates: Rate, callback=refuse) -> None:
        self.limiter = Limiter(list(rates))
        self.callback = callback

    async def __call__(self, request: Request, response: Response) -> None:
        if not self.limiter.try_acquire(request.client.host):
            self.callback(request, response)
