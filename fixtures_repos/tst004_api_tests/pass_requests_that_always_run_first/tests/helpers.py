from fastapi.testclient import TestClient

from shop.main import app


def order(client: TestClient) -> int:
    return client.get("/orders").json()
