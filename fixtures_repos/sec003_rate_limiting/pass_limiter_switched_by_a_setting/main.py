import os

from fastapi import FastAPI, Request
from slowapi import Limiter
from slowapi.util import get_remote_address

app = FastAPI()
limiter = Limiter(key_func=get_remote_address, enabled=os.environ["LIMITS"] == "on")
app.state.limiter = limiter


@app.post("/login")
@limiter.limit("5/minute")
async def login(request: Request) -> None: ...
