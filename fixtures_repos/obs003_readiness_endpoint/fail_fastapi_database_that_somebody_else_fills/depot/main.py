from contextlib import asynccontextmanager

from buildpg import asyncpg
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool_b("postgresql://depot")
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


async def numbers(pool: asyncpg.BuildPgPool) -> list[str]:
    return [row["number"] for row in await pool.fetch("SELECT number FROM parcels")]


@app.get("/parcels")
async def parcels(request: Request):
    return await numbers(request.app.state.pool)
