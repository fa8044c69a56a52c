from litestar import Litestar, post
from litestar.di import Provide

from depot.connections import Connection
from depot.sacks import Sacks


async def sacks(db_connection: Connection) -> Sacks:
    return Sacks(db_connection)


@post("/sacks/{weight:int}")
async def add(weight: int, sacks: Sacks) -> None:
    await sacks.add(weight)


app = Litestar([add], dependencies={"sacks": Provide(sacks)})
