from notes.base import Table


class Texts(Table):
    name = "texts"

    async def plan(self, author: str) -> str:
        return await self.pool.fetchval("EXPLAIN SELECT * FROM texts WHERE author = $1", author)
