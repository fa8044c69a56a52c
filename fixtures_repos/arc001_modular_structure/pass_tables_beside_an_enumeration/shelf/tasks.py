from dataclasses import dataclass


@dataclass
class Project:
    name: str
    stars: int
    topics: list[str]


async def refresh(pool) -> None:
    async with pool.acquire() as conn:
        await conn.execute("DELETE FROM books")
