from fastapi import APIRouter, FastAPI

health = APIRouter(prefix="/health")
pipelines = APIRouter(prefix="/ai/pipelines")


@pipelines.get("/health")
def pipelines_health() -> str:
    return "ok"


@health.get("/")
def healthy() -> str:
    return "ok"


app = FastAPI()
app.include_router(health, prefix="/api/v1")
app.include_router(pipelines)
