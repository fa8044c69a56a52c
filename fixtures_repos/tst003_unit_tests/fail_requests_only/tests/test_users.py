from app.main import app
from fastapi.testclient import TestClient


def test_users():
    assert TestClient(app).get("/users").json() == []
