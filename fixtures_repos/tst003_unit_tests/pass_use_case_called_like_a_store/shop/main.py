import os

from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop.usecases.set_kiln_store import set_kiln_store

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.put("/kilns/{kiln}")
def put(kiln: int, store: str) -> None:
    with Session(engine) as session:
        set_kiln_store(session, kiln, store)
