from typing import Generic, TypeVar

from beanie import Document, init_beanie
from motor.motor_asyncio import AsyncIOMotorClient

Kept = TypeVar("Kept", bound=Document)


class Store(Generic[Kept]):
    def __init__(self, kind: Kept):
        self.kind = kind

    async def by_number(self, number: str) -> Kept | None:
        return await self.kind.get(number)

    async def page(self, skip: int = 0) -> list[Kept]:
        return await self.kind.find({}).skip(skip).limit(20).to_list()

    async def empty(self) -> None:
        await self.kind.delete_all()

    async def put(self, item: Kept) -> Kept:
        return await item.insert()


class Shelf(Generic[Kept]):
    def __init__(self, kind: type[Kept]):
        self.kind = kind

    async def newest(self) -> Kept | None:
        return await self.kind.find_one(sort=[("number", -1)])


async def start() -> None:
    await init_beanie(AsyncIOMotorClient("mongodb://localhost").depot, document_models=["crates.Crate"])
