from crates import Crate
from fastapi import FastAPI
from store import Shelf, Store, start

app = FastAPI(on_startup=[start])
crates = Store(Crate)
shelf = Shelf(Crate)


@app.get("/crates")
async def crate_list() -> list[Crate]:
    return await crates.page()


@app.get("/crates/newest")
async def newest() -> Crate | None:
    return await shelf.newest()


@app.delete("/crates")
async def remove_all() -> None:
    await crates.empty()
