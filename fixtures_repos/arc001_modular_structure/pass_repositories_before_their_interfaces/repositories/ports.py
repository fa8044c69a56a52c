from abc import ABC, abstractmethod


class ReadingPort(ABC):
    @abstractmethod
    async def add(self, value: float) -> None:
        """Keep a reading."""

    @abstractmethod
    async def latest(self, count: int) -> list[float]:
        """Those that were kept last."""

    @abstractmethod
    async def remove(self, value: float) -> None:
        """Forget a reading."""

    @abstractmethod
    async def clear(self) -> None:
        """Forget all of them."""
