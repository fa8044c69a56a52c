from dotenv import load_dotenv
from fastapi import APIRouter

load_dotenv()
router = APIRouter()


@router.get("/orders")
def orders() -> list[str]:
    return []
