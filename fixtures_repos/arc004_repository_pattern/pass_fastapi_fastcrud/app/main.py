from fastapi import Depends, FastAPI

from app.crud.users import crud_users
from app.db import get_session

app = FastAPI()


@app.get("/users/{key}")
async def read(key: int, session=Depends(get_session)):
    return await crud_users.get(db=session, id=key)
