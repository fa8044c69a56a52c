import os

from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from watch.services.reports import latest

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


@app.get("/errors")
def errors() -> list[str]:
    with Session(engine) as session:
        return [error.text for error in latest(session)]
