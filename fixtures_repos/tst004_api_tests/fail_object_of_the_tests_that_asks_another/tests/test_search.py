import pytest

from tests.asking import Asker


@pytest.fixture
def asker():
    return Asker("http://weather.work")


def test_search(asker):
    assert asker.answer("weather?day=1").json() == ["ink"]
