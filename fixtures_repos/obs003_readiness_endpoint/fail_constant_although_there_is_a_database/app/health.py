from fastapi import APIRouter

router = APIRouter()


@router.get("/readyz")
async def ready() -> dict[str, bool]:
    return {"ready": True}
