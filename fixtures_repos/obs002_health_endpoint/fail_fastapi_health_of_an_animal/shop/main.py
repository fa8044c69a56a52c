from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/farm/animals")


@router.get("/cows/health")
def health() -> list[str]:
    return ["well", "ill"]


app = FastAPI()
app.include_router(router, prefix="/api/v1")
