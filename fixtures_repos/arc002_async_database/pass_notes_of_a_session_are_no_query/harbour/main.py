import os
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from harbour.boats import Boats

engine = create_async_engine(os.environ["DATABASE_URL"])
sessions = async_sessionmaker(engine)
app = FastAPI()


async def boats() -> AsyncIterator[Boats]:
    async with sessions() as session:
        yield Boats(session)


@app.get("/label")
async def label(kept: Annotated[Boats, Depends(boats)]) -> str:
    return kept.label()


@app.get("/boats")
async def every(kept: Annotated[Boats, Depends(boats)]) -> list[str]:
    return [boat.name for boat in await kept.every()]
