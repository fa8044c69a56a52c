from fastapi import FastAPI
from fastapi.testclient import TestClient


def test_middleware():
    app = FastAPI()

    @app.get("/health")
    def health():
        return "ok"

    assert TestClient(app).get("/health").status_code == 200
