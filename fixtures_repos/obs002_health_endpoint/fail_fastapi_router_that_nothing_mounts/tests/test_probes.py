from fastapi import FastAPI
from fastapi.testclient import TestClient

from shop.probes import router


def test_health() -> None:
    app = FastAPI()
    app.include_router(router)
    assert TestClient(app).get("/internal/health").status_code == 200
