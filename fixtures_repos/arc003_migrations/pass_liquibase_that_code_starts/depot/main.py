from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from depot import crud
from depot.database import SessionLocal

app = FastAPI()


def session_of_request():
    with SessionLocal() as session:
        yield session


@app.post("/parcels/{number}")
def find_or_add(number: int, session: Session = Depends(session_of_request)) -> None:
    if crud.find(session, number) is None:
        crud.add(session, "new")
