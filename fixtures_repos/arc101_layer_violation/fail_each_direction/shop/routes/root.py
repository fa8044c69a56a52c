from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import get_session
from shop.models.order import Order

router = APIRouter()


@router.get("/")
def newest(session: Session = Depends(get_session)):
    return session.scalars(select(Order)).first()  # expect: ARC101
