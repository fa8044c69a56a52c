from fastapi import FastAPI, HTTPException, Request
from pyrate_limiter import BucketFullException, Duration, Limiter, Rate

app = FastAPI()
guard = Limiter(Rate(5, Duration.MINUTE))


@app.post("/login")
async def login(request: Request) -> None:
    try:
        guard.try_acquire(request.client.host)
    except BucketFullException as error:
        raise HTTPException(429, "slow down") from error
