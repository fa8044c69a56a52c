from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

app = FastAPI()


async def send(session: AsyncSession | Session) -> None:
    if isinstance(session, AsyncSession):
        await session.flush()
    else:
        session.flush()


async def store(session: AsyncSession | Session) -> None:
    if isinstance(session, Session):
        session.commit()
    else:
        await session.commit()
