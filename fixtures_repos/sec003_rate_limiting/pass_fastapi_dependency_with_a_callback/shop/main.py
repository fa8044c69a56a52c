from fastapi import Depends, FastAPI
from pyrate_limiter import Duration, Rate

from shop.limiter import RateLimiter

app = FastAPI()


@app.post("/login", dependencies=[Depends(RateLimiter(Rate(5, Duration.MINUTE)))])
async def login(name: str) -> str:
    return name
