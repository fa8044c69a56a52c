import pytest

from app import total


@pytest.mark.parametrize("price", [1, 2])
def test_total(price):
    assert total([price]) == price
