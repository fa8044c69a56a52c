import pytest


@pytest.fixture
def name() -> str:
    return "x"
