from typing import Any

import asyncpg


class Connection:
    def __init__(self, raw: asyncpg.Connection) -> None:
        self.raw = raw

    async def rows(self, text: str, *values: Any) -> list[Any]:
        return await self.raw.fetch(text, *values)


class Database:
    def __init__(self, address: str) -> None:
        self.address = address

    async def fetch(self, text: str, *values: Any) -> list[Any]:
        raw = await asyncpg.connect(self.address)
        return await Connection(raw).rows(text, *values)

    async def execute(self, text: str, *values: Any) -> None:
        raw = await asyncpg.connect(self.address)
        await Connection(raw).rows(text, *values)


db = Database("postgresql://depot")
