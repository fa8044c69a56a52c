from fastapi import APIRouter

routes = APIRouter()


@routes.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
