from fastapi import APIRouter, FastAPI

from app.config import settings

router = APIRouter()


@router.get("/health")
def health():
    return {}


app = FastAPI()
app.include_router(router, prefix=settings.API)
