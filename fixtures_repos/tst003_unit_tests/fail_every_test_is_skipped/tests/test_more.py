import pytest

from shop.services import total


@pytest.mark.skip
def test_empty() -> None:
    assert total([]) == 0
