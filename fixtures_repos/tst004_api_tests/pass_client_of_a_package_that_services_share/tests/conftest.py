import pytest
from acme_commons.testing import AsyncTestClient

from shop.main import app


class OrderClient(AsyncTestClient):
    orders: list[int]


@pytest.fixture
async def client():
    async with OrderClient(app) as found:
        found.orders = []
        yield found
