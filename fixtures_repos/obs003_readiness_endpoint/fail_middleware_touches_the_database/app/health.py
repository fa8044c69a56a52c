from fastapi import APIRouter

router = APIRouter()


@router.get("/healthcheck")
async def healthcheck() -> dict[str, str]:
    return {"status": "ok"}
