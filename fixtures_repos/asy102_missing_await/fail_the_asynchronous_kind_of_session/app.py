from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

app = FastAPI()


async def send(session: AsyncSession | Session) -> None:
    if isinstance(session, AsyncSession):
        session.flush()  # expect: ASY102
    else:
        session.flush()


async def store(session: AsyncSession | Session) -> None:
    if isinstance(session, Session):
        session.commit()
    else:
        session.commit()  # expect: ASY102


async def drop(session: AsyncSession, other: object) -> None:
    if isinstance(other, AsyncSession):
        return
    else:
        session.rollback()  # expect: ASY102
