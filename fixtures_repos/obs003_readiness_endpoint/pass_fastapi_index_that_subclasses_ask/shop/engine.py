import os

from boto3 import Session
from opensearchpy import AsyncOpenSearch, OpenSearchException

from shop.index import Index


class Engine(Index):
    @classmethod
    async def open(cls):
        signed = Session().get_credentials() if "REGION" in os.environ else None
        return cls(AsyncOpenSearch(hosts=[os.environ["INDEX_URL"]], http_auth=signed))

    def __init__(self, client: AsyncOpenSearch):
        self.client = client

    async def answers(self) -> bool:
        try:
            health = await self.client.cluster.health(timeout=5)
        except OpenSearchException:
            return False
        return health["status"] != "red"

    async def find(self, text):
        return (await self.client.search(q=text))["hits"]
