import os

from dotenv import load_dotenv
from fastapi import APIRouter

load_dotenv()
router = APIRouter()


@router.get("/keys")
def keys() -> int:
    return len(os.environ["SHOP_KEY"])
