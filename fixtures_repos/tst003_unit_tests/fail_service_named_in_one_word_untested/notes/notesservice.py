from azure.cosmos.aio import CosmosClient


class NotesService:
    def __init__(self, address: str, key: str) -> None:
        self.client = CosmosClient(address, credential=key)
        self.database = self.client.get_database_client("notes")
        self.container = self.database.get_container_client("notes")

    async def add(self, note: dict) -> dict:
        return await self.container.upsert_item(note)

    async def one(self, key: str) -> dict:
        return await self.container.read_item(item=key, partition_key=key)
