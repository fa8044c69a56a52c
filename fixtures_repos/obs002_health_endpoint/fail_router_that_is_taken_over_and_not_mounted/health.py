from fastapi import APIRouter

probes = APIRouter()


@probes.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
