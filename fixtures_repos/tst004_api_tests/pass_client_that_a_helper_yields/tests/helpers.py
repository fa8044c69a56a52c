from contextlib import asynccontextmanager

from httpx2 import ASGITransport, AsyncClient
from typing_extensions import AsyncGenerator

from app import app


@asynccontextmanager
async def shop() -> AsyncGenerator[AsyncClient, None]:
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://shop") as client:
        yield client
