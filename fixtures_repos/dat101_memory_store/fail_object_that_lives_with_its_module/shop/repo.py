from abc import ABC, abstractmethod


class Repo(ABC):
    @abstractmethod
    def add(self, item): ...

    @abstractmethod
    def all(self): ...


class MemoryRepo(Repo):
    def __init__(self) -> None:
        self._items: dict[int, dict] = {}  # expect: DAT101

    def add(self, item):
        self._items[item["id"]] = item

    def all(self):
        return list(self._items.values())
