import asyncio

from market.caching.backends.remote import RemoteCache
from market.tables import Stall


class Fake(dict):
    async def set(self, key, value, ex):
        self[key] = value


def test_set():
    fake = Fake()
    asyncio.run(RemoteCache(fake).set("a", b"b"))
    assert fake == {"a": b"b"}


def test_name():
    assert Stall(name="nuts").name == "nuts"
