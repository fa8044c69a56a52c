import pytest

from service import make_app


@pytest.fixture
async def cli(aiohttp_client):
    return await aiohttp_client(make_app())


async def test_home(cli):
    assert (await cli.get("/")).status == 200
