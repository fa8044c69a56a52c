import psycopg
from fastapi import BackgroundTasks, FastAPI
from psycopg_pool import AsyncConnectionPool

app = FastAPI()
pool = AsyncConnectionPool("postgresql://db/parcels", open=False)


def forget(number: int) -> None:
    with psycopg.connect("postgresql://db/parcels") as connection:
        connection.execute("DELETE FROM drafts WHERE id = %s", (number,))


@app.post("/drafts/{number}/send", status_code=202)
async def send(number: int, tasks: BackgroundTasks) -> None:
    tasks.add_task(forget, number)


@app.post("/drafts/{number}/drop", status_code=202)
async def drop(number: int, tasks: BackgroundTasks) -> None:
    tasks.add_task(forget, number)


@app.get("/drafts/{number}")
async def draft(number: int) -> bool:
    async with pool.connection() as connection:
        found = await connection.execute("SELECT id FROM drafts WHERE id = %s", (number,))
        return await found.fetchone() is not None
