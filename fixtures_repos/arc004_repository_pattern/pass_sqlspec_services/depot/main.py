import os

from litestar import Litestar, get
from litestar.di import Provide
from sqlspec import SQLSpec
from sqlspec.adapters.oracledb import OracleAsyncConfig

from depot.services import Crates

manager = SQLSpec()
database = manager.add_config(OracleAsyncConfig(connection_config={"dsn": os.environ["DSN"]}))


async def provide_crates():
    async with manager.provide_session(database) as driver:
        yield Crates(driver)


@get("/crates")
async def crates(service: Crates) -> list[dict]:
    return await service.all(50)


app = Litestar([crates], dependencies={"service": Provide(provide_crates)})
