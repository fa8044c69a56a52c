from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.routes import orders, router, stamp


def served() -> FastAPI:
    app = FastAPI()
    app.include_router(router)
    return app


def test_stamp():
    toy = FastAPI()
    toy.middleware("http")(stamp)

    @toy.get("/toy")
    def answer():
        return {}

    client = TestClient(toy)
    assert client.get("/toy").status_code == 200


def test_nothing_there():
    client = TestClient(served())
    assert client.get("/nowhere").status_code == 404


def test_orders():
    client = TestClient(served())
    assert client.get("/orders").json() == orders()
