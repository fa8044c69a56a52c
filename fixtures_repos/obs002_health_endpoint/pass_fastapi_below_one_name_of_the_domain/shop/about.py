from fastapi import APIRouter

router = APIRouter(prefix="/speech")


@router.get("/health_check")
def health_check() -> dict[str, str]:
    return {"status": "ok"}


@router.post("/texts")
def add_text(text: str) -> int:
    return len(text)
