import pytest

from loom.app import ThreadsHandler


@pytest.fixture
def jp_fetch():
    return lambda *parts: "/".join(parts)


async def test_threads(jp_fetch):
    assert jp_fetch("loom", "threads").endswith(ThreadsHandler.__name__[:7].lower())
