from fastapi import APIRouter, Depends
from sqlalchemy import column, select
from sqlalchemy.orm import Session

from shop.database import get_session

router = APIRouter()


@router.get("/")
def health(session: Session = Depends(get_session)) -> bool:
    return session.scalars(select(column("id"))).first() is not None
