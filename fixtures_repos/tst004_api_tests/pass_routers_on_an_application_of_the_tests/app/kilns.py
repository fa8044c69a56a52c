from fastapi import APIRouter

router = APIRouter()


@router.get("/kilns")
def kilns() -> list[str]:
    return []
