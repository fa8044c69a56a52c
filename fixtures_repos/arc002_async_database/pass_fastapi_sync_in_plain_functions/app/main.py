from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from app.db import get_session
from app.models import User

app = FastAPI()
SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/users/{user_id}")
def read(user_id: int, session: SessionDep):
    return session.get(User, user_id)


@app.get("/health")
async def health():
    return {"status": "ok"}
