from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy import text

from page_cache import page_is_warm

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://db/pages")


@app.get("/pages")
async def pages() -> int:
    async with engine.begin() as connection:
        return (await connection.execute(text("UPDATE pages SET seen = seen + 1 RETURNING seen"))).scalar_one()


@app.get("/readyz")
def ready() -> dict[str, bool]:
    return {"ready": page_is_warm()}
