from databases import Database


class SackRepository:
    def __init__(self, database: Database) -> None:
        self.database = database

    async def add(self) -> None:
        await self.database.execute("INSERT INTO sacks DEFAULT VALUES")

    async def numbers(self) -> list[int]:
        return [row["number"] for row in await self.database.fetch_all("SELECT number FROM sacks")]
