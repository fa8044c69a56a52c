from pathlib import Path
from typing import Self

import msgspec
from msgspec import toml


class Strict(msgspec.Struct, frozen=True):
    pass


class Config(Strict):
    title: str
    port: int = 8000

    @classmethod
    def of(cls, filename: str) -> Self:
        with Path(filename).open("rb") as file:
            return toml.decode(file.read(), type=cls)


config = Config.of("mill.toml")
