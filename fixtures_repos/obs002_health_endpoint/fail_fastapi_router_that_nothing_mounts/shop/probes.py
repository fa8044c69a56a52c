from fastapi import APIRouter

router = APIRouter(prefix="/internal")


@router.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
