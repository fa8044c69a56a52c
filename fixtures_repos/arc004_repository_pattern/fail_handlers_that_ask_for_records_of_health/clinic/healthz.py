from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from clinic.tables import get_session

router = APIRouter()


@router.get("/healthz")
def healthz(session: Session = Depends(get_session)) -> dict[str, int]:
    return {"tables": session.scalar(text("SELECT COUNT(*) FROM pg_tables"))}
