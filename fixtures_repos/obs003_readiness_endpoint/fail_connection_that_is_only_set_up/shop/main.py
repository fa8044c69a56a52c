from fastapi import Depends, FastAPI
from sqlalchemy import text

from shop.db import Database, database

app = FastAPI()


@app.get("/ready")
async def ready(db: Database = Depends(database)) -> dict[str, str]:
    engine = await db.engine()
    return {"status": "ready", "dialect": engine.dialect.name}


@app.post("/orders")
async def add(name: str, db: Database = Depends(database)) -> None:
    engine = await db.engine()
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO orders (name) VALUES (:name)"), {"name": name})
