from fastapi import Depends, FastAPI, HTTPException
from tiered_rates import RateLimiter, RateLimitExceeded, Tier

limiter = RateLimiter(prefix="shop", tiers=[Tier("plain", 10, 250)])


def counted(key: str) -> None:
    try:
        limiter.check(key, "plain")
    except RateLimitExceeded as error:
        raise HTTPException(429, detail=str(error)) from error


app = FastAPI(dependencies=[Depends(counted)])


@app.get("/orders")
def orders() -> list[str]:
    return []
