from fastapi import APIRouter

from rates import rates

router = APIRouter(prefix="/orders")


@router.get("/")
def orders():
    return [rates()]
