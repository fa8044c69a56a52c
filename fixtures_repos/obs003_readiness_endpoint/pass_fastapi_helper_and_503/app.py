from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

make_session = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/shop"))
app = FastAPI()


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)


async def get_session():
    async with make_session() as session:
        yield session



async def database_answers(session: AsyncSession) -> bool:
    try:
        await session.execute(text("SELECT 1"))
    except OSError:
        return False
    return True


@app.get("/readyz")
async def ready(session: AsyncSession = Depends(get_session)):
    if not await database_answers(session):
        raise HTTPException(status_code=503)
    return {"status": "ready"}
