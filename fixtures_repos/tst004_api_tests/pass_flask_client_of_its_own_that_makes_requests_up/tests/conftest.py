import pytest

from shop import app
from support import Caller


@pytest.fixture
def caller() -> Caller:
    return Caller(app, "ann")
