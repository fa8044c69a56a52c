import pytest

from app import tides


@pytest.fixture(autouse=True)
def _table():
    pytest.table = dict(enumerate(tides()))


def test_tides():
    assert pytest.table.get(0) == 1
