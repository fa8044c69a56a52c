import pytest

from loom.app import make_app


@pytest.fixture
def jp_server_config():
    return {"handlers": make_app().handlers}


async def test_threads(jp_fetch):
    answer = await jp_fetch("loom", "threads")
    assert answer.code == 200
