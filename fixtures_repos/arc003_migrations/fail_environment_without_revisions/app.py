from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine

from models import Base

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://db/app")


@app.on_event("startup")
async def start():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


def reset():
    Base.metadata.create_all(engine)
