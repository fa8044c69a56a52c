from fastapi.testclient import TestClient

from app import app

client = TestClient(app)


def test_notes():
    assert client.get("/notes").json() == []
