from fastapi import Depends, FastAPI, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from shop.users import optional_user

engine = create_async_engine("postgresql+asyncpg://shop")
sessions = async_sessionmaker(engine)


async def session():
    async with sessions() as opened:
        yield opened


async def remember(request: Request, user=Depends(optional_user)) -> None:
    request.state.user = user


app = FastAPI(dependencies=[Depends(remember)])


@app.get("/health")
async def health(opened: AsyncSession = Depends(session)) -> str:
    await opened.execute(text("SELECT 1"))
    return "ok"
