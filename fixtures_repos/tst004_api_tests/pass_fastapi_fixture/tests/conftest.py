import pytest
from fastapi.testclient import TestClient

from app.main import app


@pytest.fixture
def client():
    with TestClient(app) as made:
        yield made


@pytest.fixture
def authorized(client):
    client.headers["Authorization"] = "Token x"
    return client
