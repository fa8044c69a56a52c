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



@app.get("/ready")
async def ready():
    return {"ready": True}
