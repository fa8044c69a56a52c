from fastapi import FastAPI
from sqlalchemy.orm import Session

from app.db import engine
from app.models import User

app = FastAPI()


@app.get("/users/{user_id}")
def read(user_id: int):
    with Session(engine) as session:
        return session.get(User, user_id)
