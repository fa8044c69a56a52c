from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.tables import Record, get_session

router = APIRouter()


@router.get("/records")
def records(session: Session = Depends(get_session)) -> list[str]:
    return list(session.scalars(select(Record.note)))


@router.post("/records")
def add(note: str, session: Session = Depends(get_session)) -> None:
    session.add(Record(note=note))
    session.commit()
