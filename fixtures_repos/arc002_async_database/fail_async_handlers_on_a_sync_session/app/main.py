from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import get_session
from app.models import User

app = FastAPI()


@app.get("/users")
async def everyone(session: Session = Depends(get_session)):
    return session.scalars(select(User)).all()


@app.get("/users/{user_id}")
def read(user_id: int, session: Session = Depends(get_session)):
    return session.get(User, user_id)
