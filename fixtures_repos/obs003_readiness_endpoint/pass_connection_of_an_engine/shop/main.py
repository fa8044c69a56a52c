from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse
from sqlalchemy import text

from shop.db import Database, database

app = FastAPI()


@app.get("/ready")
async def ready(db: Database = Depends(database)) -> JSONResponse:
    if await db.answers():
        return JSONResponse({"status": "ready"})
    return JSONResponse({"status": "down"}, status_code=503)


@app.post("/orders")
async def add(name: str, db: Database = Depends(database)) -> None:
    engine = await db.engine()
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO orders (name) VALUES (:name)"), {"name": name})
