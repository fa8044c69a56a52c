from contextlib import asynccontextmanager

from fastapi import FastAPI

from connections import opened


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.orders_db = await opened("orders")
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/status")
async def status() -> dict[str, int]:
    return {"orders": await app.state.orders_db.dbsize()}
