from fastapi import APIRouter, Request
from throttles import limiter

from .units import metres

router = APIRouter()


@router.get("/levels")
@limiter.limit("30/hour")
def levels(request: Request) -> list[float]:
    return [metres(3)]
