from fastapi import FastAPI

from shop.store import opened

app = FastAPI()


@app.post("/orders")
async def add(name: str) -> None:
    store = await opened()
    await store.create("orders", {"name": name})


@app.get("/orders")
async def listed() -> list[dict[str, str]]:
    store = await opened()
    return await store.query("SELECT * FROM orders")
