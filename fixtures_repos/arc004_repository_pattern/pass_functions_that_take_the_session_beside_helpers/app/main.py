from fastapi import Depends, FastAPI

from app.db import get_session
from app.users.lookup import find_user

app = FastAPI()


@app.get("/users/{name}")
async def read(name: str, session=Depends(get_session)):
    return await find_user(session, name)
