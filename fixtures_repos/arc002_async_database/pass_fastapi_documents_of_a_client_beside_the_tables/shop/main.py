from fastapi import Depends, FastAPI
from google.cloud import firestore
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.sessions import session_dependency
from shop.tables import Order

app = FastAPI()


def numbers() -> firestore.AsyncClient:
    return firestore.AsyncClient(project="shop")


@app.get("/orders")
async def orders(session: AsyncSession = Depends(session_dependency)) -> list[int]:
    return list(await session.scalars(select(Order.id)))
