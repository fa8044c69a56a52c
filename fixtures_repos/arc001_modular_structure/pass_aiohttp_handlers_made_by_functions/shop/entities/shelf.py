from dataclasses import dataclass
from typing import Protocol


class ShelfStore(Protocol):
    async def add(self, shelf: "Shelf") -> None: ...

    async def remove(self, shelf: "Shelf") -> None: ...

    async def count(self) -> int: ...


@dataclass
class Shelf:
    name: str
    room: str
