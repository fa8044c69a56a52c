from typing import Any

import asyncpg


class Connection:
    def __init__(self, raw: asyncpg.Connection) -> None:
        self.raw = raw

    async def rows(self, text: str, *values: Any) -> list[dict]:
        return [dict(row) for row in await self.raw.fetch(text, *values)]


class Database:
    def __init__(self, address: str) -> None:
        self.address = address

    async def rows(self, text: str, *values: Any) -> list[dict]:
        raw = await asyncpg.connect(self.address)
        return await Connection(raw).rows(text, *values)

    def shown(self, text: str) -> str:
        return text.strip()
