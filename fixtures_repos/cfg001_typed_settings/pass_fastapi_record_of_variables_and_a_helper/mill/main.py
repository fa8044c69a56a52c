from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine

from mill.settings import settings

engine = create_async_engine(settings().database)
app = FastAPI()


@app.get("/sacks")
async def sacks() -> dict[str, int]:
    return {"workers": settings().workers}
