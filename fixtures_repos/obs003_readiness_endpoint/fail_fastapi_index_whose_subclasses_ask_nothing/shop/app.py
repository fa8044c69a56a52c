from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException

from shop.engine import Engine
from shop.index import Index

app = FastAPI()


async def get_index() -> Index:
    return await Engine.open()


Indexed = Annotated[Index, Depends(get_index)]


@app.get("/readyz")
async def readyz(index: Indexed):
    if not await index.answers():
        raise HTTPException(503)
    return {"status": "ok"}


@app.get("/find")
async def find(index: Indexed, text: str):
    return await index.find(text)
