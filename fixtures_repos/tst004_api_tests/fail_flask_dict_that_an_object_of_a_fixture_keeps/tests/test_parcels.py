import pytest

from tests.shared import Shared


@pytest.fixture
def service():
    return Shared()


def test_parcels(service):
    assert service.parcels.get("/parcels") == []
