from fastapi import Depends, FastAPI

from shop import repository
from shop.db import get_session

app = FastAPI()


@app.get("/orders")
async def orders(session=Depends(get_session)):
    return await repository.listed(session)
