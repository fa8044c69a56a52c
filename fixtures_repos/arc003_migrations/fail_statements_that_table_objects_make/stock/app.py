from litestar import Litestar, get, post

from stock.making import Rows
from stock.running import asked, run


@get("/crates")
async def crates() -> list[dict]:
    return await asked(Rows("crates").all())


@post("/crates")
async def crate(data: dict) -> dict:
    await run(Rows("crates").new(data), list(data.values()))
    return data


app = Litestar([crates, crate])
