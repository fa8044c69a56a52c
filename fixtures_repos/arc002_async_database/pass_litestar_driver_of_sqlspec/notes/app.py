import os

from litestar import Litestar, get, post
from sqlspec import SQLSpec
from sqlspec.adapters.asyncpg import AsyncpgConfig, AsyncpgDriver
from sqlspec.extensions.litestar import SQLSpecPlugin


@get("/notes")
async def notes(db_session: AsyncpgDriver) -> list[dict[str, str]]:
    return await db_session.select("SELECT text FROM note")


@post("/notes")
async def add(db_session: AsyncpgDriver, data: dict[str, str]) -> None:
    await db_session.execute("INSERT INTO note (text) VALUES ($1)", data["text"])


spec = SQLSpec()
spec.add_config(AsyncpgConfig(connection_config={"dsn": os.environ["DATABASE_URL"]}))
app = Litestar(route_handlers=[notes, add], plugins=[SQLSpecPlugin(spec)])
