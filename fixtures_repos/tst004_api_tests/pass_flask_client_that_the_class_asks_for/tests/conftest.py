import pytest

from notes import app as made


@pytest.fixture
def app():
    return made
