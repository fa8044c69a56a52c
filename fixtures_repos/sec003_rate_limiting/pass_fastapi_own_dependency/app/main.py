from fastapi import APIRouter, Depends, FastAPI

from app.limits import rate_limit

router = APIRouter(dependencies=[Depends(rate_limit)])


@router.get("/items")
def items() -> list[str]:
    return []


app = FastAPI()
app.include_router(router)
