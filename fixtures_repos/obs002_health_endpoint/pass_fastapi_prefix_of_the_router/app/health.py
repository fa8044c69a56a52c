from fastapi import APIRouter

router = APIRouter(prefix="/healthz")


@router.get("")
def alive():
    return {"status": "ok"}
