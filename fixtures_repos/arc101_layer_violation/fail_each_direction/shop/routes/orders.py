from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import get_session
from shop.models.order import Order
from shop.services import orders

router = APIRouter()


@router.get("/orders")
def listed(session: Session = Depends(get_session)):
    return session.scalars(select(Order)).all()  # expect: ARC101


@router.post("/orders")
def create(name: str, session: Session = Depends(get_session)):
    return orders.create(session, name)


@router.get("/health")
def health(session: Session = Depends(get_session)):
    return session.scalars(select(Order)).first() is not None
