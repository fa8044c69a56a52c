from fastapi import APIRouter, Depends, FastAPI
from fastapi.security import HTTPBearer


def check_token(token=Depends(HTTPBearer())):
    return token


router = APIRouter()


@router.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


app = FastAPI()
app.include_router(router, prefix="/api", dependencies=[Depends(check_token)])
