from fastapi import Depends, FastAPI
from fastapi_limiter.depends import RateLimiter

app = FastAPI()


@app.post("/login", dependencies=[Depends(RateLimiter(times=5, seconds=60))])
def login() -> None: ...
