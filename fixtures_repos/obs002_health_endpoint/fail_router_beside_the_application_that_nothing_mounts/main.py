from fastapi import APIRouter, FastAPI

app = FastAPI()
probes = APIRouter()


@probes.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/orders")
def orders() -> list[str]:
    return []
