from __future__ import annotations

import os

from asyncpg import Connection
from litestar import Litestar, get, post
from litestar_asyncpg import AsyncpgConfig, AsyncpgPlugin, PoolConfig


@get("/notes")
async def notes(db_connection: Connection) -> list[str]:
    return [row["text"] for row in await db_connection.fetch("SELECT text FROM note")]


@post("/notes")
async def add(db_connection: Connection, data: dict[str, str]) -> None:
    await db_connection.execute("INSERT INTO note (text) VALUES ($1)", data["text"])


pools = AsyncpgPlugin(config=AsyncpgConfig(pool_config=PoolConfig(dsn=os.environ["DATABASE_URL"])))
app = Litestar(route_handlers=[notes, add], plugins=[pools])
