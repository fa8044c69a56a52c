import pytest

from tests.shared import Shared


@pytest.fixture
def service():
    return Shared()


def test_parcels(service):
    assert service.tester.get("/parcels").status_code == 200
