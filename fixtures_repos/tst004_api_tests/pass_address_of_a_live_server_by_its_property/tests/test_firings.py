from dataclasses import dataclass

import aiohttp
import pytest

from kiln import create_app

from .conftest import serving


@dataclass(frozen=True)
class Kiln:
    address: str

    @property
    def root(self) -> str:
        return f"{self.address}/api"

    @property
    def firings(self) -> str:
        return f"{self.root}/firings"


@pytest.fixture
async def kiln():
    async with serving(create_app(), 8085) as address:
        yield Kiln(address)


async def test_no_firings(kiln: Kiln, session: aiohttp.ClientSession):
    async with session.get(kiln.firings) as answer:
        assert await answer.json() == []
