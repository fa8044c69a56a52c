from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from depot import crud
from depot.database import SessionLocal
from depot.tasks import send_out

app = FastAPI()


def session_of_request():
    with SessionLocal() as session:
        yield session


@app.post("/parcels/{number}/send")
def send(number: int, session: Session = Depends(session_of_request)) -> dict[str, str]:
    if crud.find(session, number) is None:
        crud.add(session, "new")
    send_out.delay(number)
    return {"state": "sent"}
