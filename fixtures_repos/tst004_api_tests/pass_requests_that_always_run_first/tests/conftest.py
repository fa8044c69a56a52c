import pytest
from fastapi.testclient import TestClient

from shop.main import app


@pytest.fixture
def client() -> TestClient:
    return TestClient(app)
