from fastapi import FastAPI, Request
from sqlalchemy import text

from app import health, orders
from app.db import Session

app = FastAPI()


@app.middleware("http")
async def session(request: Request, call_next):
    async with Session() as session:
        await session.execute(text("SELECT 1"))
        return await call_next(request)


app.include_router(orders.router)
app.include_router(health.router)
