from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sessions import open_session
from tables import Order

app = FastAPI()


class Manager:
    def __init__(self) -> None:
        self.status = "good"

    async def get_status(self) -> str:
        return self.status


@app.get("/orders")
async def orders(session: AsyncSession = Depends(open_session)):
    return list(await session.scalars(select(Order)))


@app.get("/healthz/ready")
async def ready(manager: Manager = Depends(Manager)):
    if await manager.get_status() != "good":
        raise HTTPException(status_code=500)
    return {"detail": "OK"}
