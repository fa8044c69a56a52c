import os

from litestar import Litestar, get, post
from sqlspec import SQLSpec
from sqlspec.adapters.psycopg import PsycopgSyncConfig, PsycopgSyncDriver
from sqlspec.extensions.litestar import SQLSpecPlugin


@get("/notes")
async def notes(db_session: PsycopgSyncDriver) -> list[dict[str, str]]:
    return db_session.select("SELECT text FROM note")


@post("/notes")
async def add(db_session: PsycopgSyncDriver, data: dict[str, str]) -> None:
    db_session.execute("INSERT INTO note (text) VALUES (%s)", data["text"])


spec = SQLSpec()
spec.add_config(PsycopgSyncConfig(connection_config={"conninfo": os.environ["DATABASE_URL"]}))
app = Litestar(route_handlers=[notes, add], plugins=[SQLSpecPlugin(spec)])
