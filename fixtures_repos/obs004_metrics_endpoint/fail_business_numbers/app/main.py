from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/metrics")


@router.get("")
async def revenue() -> dict[str, int]:
    return {"orders": 3, "revenue": 120}


app = FastAPI()
app.include_router(router, prefix="/v1")
