import pytest
from fastapi.testclient import TestClient

from shop.main import app


class Ledger:
    def get(self, name):
        return name


@pytest.fixture
def held():
    client = TestClient(app)
    ledger = Ledger()
    yield client, ledger, app


def test_parcels(held):
    client, _, _ = held
    assert client.get("/parcels").status_code == 200
