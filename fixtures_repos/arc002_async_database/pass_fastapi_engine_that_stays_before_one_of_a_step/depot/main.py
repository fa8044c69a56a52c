from fastapi import FastAPI

from depot.crates import Crates
from depot.wiring import sessions

app = FastAPI()
crates = Crates(sessions)


@app.get("/crates")
async def names() -> list[str]:
    return await crates.names()
