from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from base import session

router = APIRouter(prefix="/api/healthchecks")


@router.get("")
def listed(source: str, db: Session = Depends(session)) -> list[str]:
    return list(db.scalars(text("SELECT name FROM checks WHERE source = :source"), {"source": source}))


@router.get("/results")
def results(source: str, db: Session = Depends(session)) -> list[str]:
    return list(db.scalars(text("SELECT result FROM checks WHERE source = :source"), {"source": source}))


@router.delete("/{number}")
def drop(number: int, db: Session = Depends(session)) -> None:
    db.execute(text("DELETE FROM checks WHERE number = :number"), {"number": number})
