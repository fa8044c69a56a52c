import pytest
from fastapi.testclient import TestClient

from app import app


@pytest.fixture(autouse=True)
def _client():
    pytest.client = TestClient(app)


def test_tides():
    assert pytest.client.get("/tides").json() == [1, 2]
