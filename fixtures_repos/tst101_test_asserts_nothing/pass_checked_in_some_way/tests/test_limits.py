import pytest


def test_too_small(limit):
    limit.lower(3)
    with pytest.raises(ValueError):
        limit.confirm(2)


def test_as_small_as_can_be(limit):
    limit.lower(3)
    limit.confirm(3)
