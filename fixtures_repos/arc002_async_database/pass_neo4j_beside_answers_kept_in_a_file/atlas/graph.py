from neo4j import AsyncGraphDatabase


class Graph:
    def __init__(self, address: str) -> None:
        self.driver = AsyncGraphDatabase.driver(address)

    async def add(self, name: str) -> None:
        await self.driver.execute_query("MERGE (place:Place {name: $name})", name=name)

    async def near(self, name: str) -> list[str]:
        found = await self.driver.execute_query("MATCH (:Place {name: $name})--(other) RETURN other.name", name=name)
        return [record[0] for record in found.records]

    async def count(self) -> int:
        found = await self.driver.execute_query("MATCH (place:Place) RETURN count(place)")
        return found.records[0][0]
