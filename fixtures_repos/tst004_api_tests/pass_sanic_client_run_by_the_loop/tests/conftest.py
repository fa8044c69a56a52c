import pytest

from server import app


@pytest.fixture
def client(loop, sanic_client):
    made = loop.run_until_complete(sanic_client(app))
    return made
