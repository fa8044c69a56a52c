from fastapi import FastAPI
from sqlalchemy import text

from shop.alembic_runner import main
from shop.store import sessions

app = FastAPI(on_startup=[main])


@app.get("/orders")
async def orders():
    async with sessions() as session:
        return (await session.execute(text("SELECT id FROM orders"))).scalars().all()
