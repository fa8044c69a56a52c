from abc import ABC, abstractmethod


class Crates(ABC):
    @abstractmethod
    async def names(self) -> list[str]: ...
