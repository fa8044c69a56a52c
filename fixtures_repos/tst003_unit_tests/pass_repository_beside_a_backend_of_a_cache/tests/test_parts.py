import asyncio

from market.repo import StallRepo
from market.tables import Stall


class Rows:
    async def execute(self, statement):
        return self

    def scalars(self):
        return [Stall(name="nuts")]


def test_all():
    assert [stall.name for stall in asyncio.run(StallRepo(Rows()).all())] == ["nuts"]
