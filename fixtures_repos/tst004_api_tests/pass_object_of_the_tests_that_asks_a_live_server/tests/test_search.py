import pytest

from tests.asking import Asker


@pytest.fixture
def asker():
    return Asker("http://localhost:8000")


def test_search(asker):
    assert asker.answer("search?q=ink").json() == ["ink"]
