from fastapi.testclient import TestClient

from app.main import app


def test_main():
    assert TestClient(app).get("/kilns").status_code == 200
