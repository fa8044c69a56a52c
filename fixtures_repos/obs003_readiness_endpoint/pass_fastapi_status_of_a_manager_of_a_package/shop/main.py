from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy_helpers.fastapi import AsyncDatabaseManager, make_db_session

from shop.database import Order, get_manager

app = FastAPI()


async def gen_manager() -> AsyncDatabaseManager:
    return get_manager()


@app.get("/orders")
async def orders(session: AsyncSession = Depends(make_db_session)):
    return list(await session.scalars(select(Order)))


@app.get("/healthz/ready")
async def ready(manager=Depends(gen_manager)):
    try:
        await manager.get_status()
    except Exception as error:
        raise HTTPException(status_code=500, detail="no database") from error
    return {"detail": "OK"}
