import pytest
from depot.server import create_server
from rest_tools.client import RestClient


@pytest.fixture
def rest():
    server = create_server()
    server.startup(address="localhost", port=9180)
    client = RestClient("http://localhost:9180", retries=0)
    yield client
    client.close()


async def test_crates(rest: RestClient):
    assert await rest.request("GET", "/crates") == {"crates": []}
