import pytest

from shop import app
from support import Asker


@pytest.fixture
def asker() -> Asker:
    return Asker(app)
