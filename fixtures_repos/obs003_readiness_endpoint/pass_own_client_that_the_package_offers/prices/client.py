import operator

import requests
from cachetools import TTLCache, cachedmethod


class PriceClient:
    def __init__(self, url: str) -> None:
        self.url = url
        self.cache = TTLCache(maxsize=100, ttl=60)

    @cachedmethod(operator.attrgetter("cache"))
    def _fetch(self, name: str) -> dict:
        return requests.get(f"{self.url}/prices/{name}", timeout=5).json()

    def price(self, name: str) -> float:
        return self._fetch(name)["price"]
