from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop.infra.repository.orm_notes import ORMNotesRepository

app = FastAPI()
engine = create_engine("postgresql+psycopg://db/shop")


@app.get("/notes")
def notes():
    with Session(engine) as session:
        return ORMNotesRepository(session).all()
