from app import app
from starlette.testclient import TestClient


def test_home():
    assert TestClient(app).get("/").text == "hello"
