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
    yield client, ledger


def test_parcels(held):
    _, ledger = held
    assert ledger.get("/parcels") == "/parcels"
