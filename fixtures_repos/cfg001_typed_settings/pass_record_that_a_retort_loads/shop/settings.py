from dataclasses import dataclass
from pathlib import Path

from adaptix import Retort

from shop.files import load_config


@dataclass(frozen=True)
class ShopSettings:
    folder: Path
    port: int


def load_settings(path: str) -> ShopSettings:
    return read_as(ShopSettings, path)


def read_as(kind: type, path: str):
    retort = Retort()
    return retort.load(load_config(path), kind)
