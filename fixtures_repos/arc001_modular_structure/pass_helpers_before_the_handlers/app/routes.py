from fastapi import APIRouter

from app.services.orders import Orders

router = APIRouter()


def camel(name: str) -> str:
    return name.title()


@router.get("/orders")
def orders() -> list[str]:
    return [camel(name) for name in Orders().names()]
