from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from shop.database import get_session
from shop.services import orders

router = APIRouter()


@router.post("/orders")
def create(name: str, session: Session = Depends(get_session)):
    try:
        return orders.create(session, name)
    except ValueError:
        raise HTTPException(400) from None


@router.get("/pools")
def pools(found: dict[str, list[dict[str, str]]]) -> list[str]:
    return [pool.get("name", "?") for pool in found.get("pools", [])]
