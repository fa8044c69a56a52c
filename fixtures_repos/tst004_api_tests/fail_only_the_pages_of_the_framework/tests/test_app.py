from fastapi.testclient import TestClient

from shop.app import app

client = TestClient(app)
SCHEMA = "/openapi.json"


def test_documents():
    assert client.get("/docs").status_code == 200


def test_schema():
    assert client.get(SCHEMA).json()["info"]
