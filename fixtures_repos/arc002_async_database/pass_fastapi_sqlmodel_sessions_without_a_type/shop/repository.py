from sqlmodel import select

from shop.models import Order


async def listed(session):
    return (await session.exec(select(Order))).all()
