import asyncio

from aiolimiter import AsyncLimiter
from fastapi import FastAPI

app = FastAPI()
outgoing = AsyncLimiter(10, 1)
LIMIT_REQUEST_CONCURRENCY = asyncio.Semaphore(5)


@app.get("/")
async def index() -> None:
    async with outgoing, LIMIT_REQUEST_CONCURRENCY:
        pass
