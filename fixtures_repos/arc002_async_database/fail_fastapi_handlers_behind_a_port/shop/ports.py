from typing import Protocol


class Adds(Protocol):
    def add(self, number: str) -> None: ...


def adds() -> Adds:
    raise NotImplementedError
