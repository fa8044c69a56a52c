from fastapi import Depends, FastAPI

from app.db import get_session
from app.security import load

app = FastAPI()


@app.get("/me")
async def me(session=Depends(get_session)):
    return await load(session, 1)
