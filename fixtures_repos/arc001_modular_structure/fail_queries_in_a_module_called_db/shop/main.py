import os

from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop.db import named

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/kilns/{name}")
def kiln(name: str) -> int:
    with Session(engine) as session:
        found = named(session, name)
        return found.id if found else 0
