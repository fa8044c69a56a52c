from fastapi import APIRouter, Request
from shared import limiter

router = APIRouter()


@router.get("/levels")
@limiter.limit("30/hour")
def levels(request: Request) -> list[float]:
    return []
