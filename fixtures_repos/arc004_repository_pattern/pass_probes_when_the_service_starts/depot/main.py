from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from depot import crud
from depot.database import SessionLocal
from depot.startup import check_again, wait_for_database

app = FastAPI(on_startup=[wait_for_database, check_again])


def session_of_request():
    with SessionLocal() as session:
        yield session


@app.post("/parcels/{number}")
def find_or_add(number: int, session: Session = Depends(session_of_request)) -> None:
    if crud.find(session, number) is None:
        crud.add(session, "new")
