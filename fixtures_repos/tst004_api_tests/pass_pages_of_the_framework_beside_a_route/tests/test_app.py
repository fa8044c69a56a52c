from fastapi.testclient import TestClient

from shop.app import app

client = TestClient(app)


def test_documents():
    assert client.get("/docs").status_code == 200


def test_orders():
    assert client.get("/orders").json() == []
