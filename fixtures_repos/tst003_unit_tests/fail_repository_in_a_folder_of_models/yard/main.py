import os

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from yard.models.repository import Repository
from yard.services.planning import Planning

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


def planning():
    with Session(engine) as session:
        yield Planning(Repository(session))


@app.get("/next")
def following(plan: Planning = Depends(planning)) -> str | None:
    return plan.next()
